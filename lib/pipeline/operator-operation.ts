import type { z } from "zod";
import type { Tx } from "@/lib/data/transaction";
import type { EventDraft } from "@/lib/domain/audit/event";
import type { Place } from "./visitor-operation";

export type OperatorDeed = {
  tx: Tx;
  now: Date;
  /** Works in one workspace, in the same transaction: what is done there is seen and written there alone. */
  within: <T>(place: Place, work: (tx: Tx) => Promise<T>) => Promise<T>;
};

export type OperatorOutcome<Value> = {
  /** What each workspace's log tells of it. None: what was asked for stands already, or concerns no workspace. */
  events: readonly { place: Place; drafts: readonly EventDraft[] }[];
  value: Value;
};

/**
 * One thing that the operator can do, in all the workspaces that it concerns or in none. The same path in lib/pipeline/run.ts as everybody's
 * acts, except that no policy is asked: the one `Operator` may.
 */
export type OperatorOperation<Schema extends z.ZodType, Subject, Value> = {
  /** verb-noun, as the file */
  name: string;
  input: Schema;
  /** Whose memberships the transaction may see; refuses with invalid where there is nobody. */
  person: (input: z.output<Schema>) => Promise<string>;
  /** Loads and locks what the act is about. */
  subject: (deed: OperatorDeed, input: z.output<Schema>) => Promise<Subject>;
  perform: (deed: OperatorDeed, subject: Subject, input: z.output<Schema>) => Promise<OperatorOutcome<Value>>;
};

/** Keeps the parts' types in step with each other. */
export function operatorOperation<Schema extends z.ZodType, Subject, Value>(
  parts: OperatorOperation<Schema, Subject, Value>,
): OperatorOperation<Schema, Subject, Value> {
  return parts;
}
