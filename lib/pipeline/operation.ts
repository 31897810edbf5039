import type { z } from "zod";
import type { EventDraft } from "@/lib/domain/audit/event";
import type { Viewer } from "@/lib/domain/viewer";
import type { Tx } from "@/lib/data/transaction";

export type Deed = {
  tx: Tx;
  viewer: Viewer;
  now: Date;
  /** A fresh UUIDv7. */
  newId: () => string;
};

export type Outcome<Value> = {
  /**
   * What happened, the main thing first or in the order of an object's versions. None: what was asked for stands
   * already, and nothing was written.
   */
  events: readonly EventDraft[];
  value: Value;
};

/** One thing that a person can do. lib/pipeline/run.ts is the one path that performs it. */
export type Operation<Schema extends z.ZodType, Subject, Prepared, Value> = {
  /** verb-noun, as the file */
  name: string;
  input: Schema;
  /** Loads and locks what the act is about; refuses with not-found. */
  subject: (tx: Tx, input: z.output<Schema>, viewer: Viewer) => Promise<Subject>;
  /** Pure: asks lib/domain/policy and nothing else. */
  permit: (viewer: Viewer, subject: Subject) => boolean;
  /** What must be fetched or parsed outside, after a first permit and before the transaction. */
  prepare?: (input: z.output<Schema>, viewer: Viewer) => Promise<Prepared>;
  perform: (deed: Deed, subject: Subject, input: z.output<Schema>, prepared: Prepared) => Promise<Outcome<Value>>;
};

// oxlint-disable-next-line typescript/no-explicit-any -- an operation of whatever shape
export type AnyOperation = Operation<any, any, any, any>;
export type InputOf<Op extends AnyOperation> = z.input<Op["input"]>;
export type ValueOf<Op extends AnyOperation> = Awaited<ReturnType<Op["perform"]>>["value"];

/** Keeps the four parts' types in step with each other. */
export function operation<Schema extends z.ZodType, Subject, Value, Prepared = undefined>(
  parts: Operation<Schema, Subject, Prepared, Value>,
): Operation<Schema, Subject, Prepared, Value> {
  return parts;
}
