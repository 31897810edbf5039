import type { z } from "zod";
import type { EventDraft } from "@/lib/domain/audit/event";
import type { Visitor } from "@/lib/domain/visitor";
import type { Tx } from "@/lib/data/transaction";

/** Where an act happens, and in whose log it stands. */
export type Place = { workspaceId: string; logOrigin: string };

export type VisitorDeed = {
  tx: Tx;
  visitor: Visitor;
  now: Date;
  /** A fresh UUIDv7. */
  newId: () => string;
  /** A fresh actor's name for the log. */
  newPseudonym: () => string;
};

export type VisitorOutcome<Value> = {
  /** Empty for one's own account, which stands in no workspace's log. */
  events: readonly EventDraft[];
  /** Who did it, in the log. */
  actor: string;
  value: Value;
};

/**
 * One thing that a person can do outside any workspace. The same parts as an `Operation`, and the same path in
 * lib/pipeline/run.ts; but there is no Viewer yet, so `place` says where the act happens.
 */
export type VisitorOperation<Schema extends z.ZodType, Subject, Prepared, Value> = {
  /** verb-noun, as the file */
  name: string;
  input: Schema;
  /** The workspace that the act makes or joins; null for one's own account. */
  place: (input: z.output<Schema>, newId: () => string) => Promise<Place | null>;
  /** Loads and locks what the act is about. */
  subject: (tx: Tx, input: z.output<Schema>, visitor: Visitor) => Promise<Subject>;
  /** Pure. */
  permit: (visitor: Visitor, subject: Subject) => boolean;
  /** What takes long, as hashing a password does: after a first permit and before the transaction. */
  prepare?: (input: z.output<Schema>, visitor: Visitor) => Promise<Prepared>;
  perform: (deed: VisitorDeed, subject: Subject, input: z.output<Schema>, prepared: Prepared) => Promise<VisitorOutcome<Value>>;
};

// oxlint-disable-next-line typescript/no-explicit-any -- a visitor's operation of whatever shape
export type AnyVisitorOperation = VisitorOperation<any, any, any, any>;
export type VisitorValueOf<Op extends AnyVisitorOperation> = Awaited<ReturnType<Op["perform"]>>["value"];

/** Keeps the parts' types in step with each other. */
export function visitorOperation<Schema extends z.ZodType, Subject, Value, Prepared = undefined>(
  parts: VisitorOperation<Schema, Subject, Prepared, Value>,
): VisitorOperation<Schema, Subject, Prepared, Value> {
  return parts;
}
