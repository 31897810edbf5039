import { randomBytes } from "node:crypto";
import type { z } from "zod";
import { isTransient } from "@/lib/data/database-errors";
import { appendEvents } from "@/lib/data/event-log";
import { tellOfEvents } from "@/lib/data/feed";
import { inTransaction, inWorkspace, type Tx } from "@/lib/data/transaction";
import { pseudonymFrom } from "@/lib/domain/audit/pseudonym";
import { uuidV7Sequence } from "@/lib/domain/ids";
import { Refusal, type Result } from "@/lib/domain/problems";
import type { Operator } from "@/lib/domain/operator";
import type { Viewer } from "@/lib/domain/viewer";
import type { Visitor } from "@/lib/domain/visitor";
import { asProblem } from "./failure";
import type { Operation, Outcome } from "./operation";
import type { OperatorDeed, OperatorOperation } from "./operator-operation";
import type { VisitorOperation } from "./visitor-operation";

const attempts = 3;

/**
 * The one path of every write: parse → open transaction → load and lock the subject → permit → perform → append the
 * events → commit → wake who listens → Result. Whatever is refused or fails leaves nothing behind.
 */
export async function run<Schema extends z.ZodType, Subject, Prepared, Value>(
  operation: Operation<Schema, Subject, Prepared, Value>,
  viewer: Viewer,
  rawInput: unknown,
): Promise<Result<Value>> {
  try {
    const input = parse(operation.input, rawInput);
    const prepared = await prepare(operation, viewer, input);
    const { value, events } = await retried(() => perform(operation, viewer, input, prepared));
    if (events.length > 0) tellOfEvents(viewer.workspaceId);
    return { ok: true, value };
  } catch (error) {
    return { ok: false, problem: asProblem(error, operation.name) };
  }
}

export function parse<Schema extends z.ZodType>(schema: Schema, raw: unknown): z.output<Schema> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const fields: Record<string, string> = {};
  for (const issue of parsed.error.issues) fields[issue.path.join(".") || "input"] ??= issue.message;
  throw new Refusal("invalid", { fields });
}

async function prepare<Schema extends z.ZodType, Subject, Prepared, Value>(
  operation: Operation<Schema, Subject, Prepared, Value>,
  viewer: Viewer,
  input: z.output<Schema>,
): Promise<Prepared> {
  if (!operation.prepare) return undefined as Prepared;
  await inTransaction(scopeOf(viewer), (tx) => permitted(operation, viewer, tx, input));
  return operation.prepare(input, viewer);
}

async function perform<Schema extends z.ZodType, Subject, Prepared, Value>(
  operation: Operation<Schema, Subject, Prepared, Value>,
  viewer: Viewer,
  input: z.output<Schema>,
  prepared: Prepared,
): Promise<Outcome<Value>> {
  return inTransaction(scopeOf(viewer), async (tx) => {
    const subject = await permitted(operation, viewer, tx, input);
    const now = new Date();
    const newId = uuidV7Sequence(now.getTime(), randomBytes);
    const outcome = await operation.perform({ tx, viewer, now, newId }, subject, input, prepared);
    if (outcome.events.length > 0) {
      const context = { log: viewer.workspace.logOrigin, actor: viewer.pseudonym, now, newId };
      await appendEvents(tx, context, outcome.events);
    }
    return outcome;
  });
}

async function permitted<Schema extends z.ZodType, Subject, Prepared, Value>(
  operation: Operation<Schema, Subject, Prepared, Value>,
  viewer: Viewer,
  tx: Tx,
  input: z.output<Schema>,
): Promise<Subject> {
  const subject = await operation.subject(tx, input, viewer);
  if (!operation.permit(viewer, subject)) throw new Refusal("forbidden");
  return subject;
}

/** The same path for whoever acts outside any workspace: the act itself says in whose log it stands. */
export async function runAsVisitor<Schema extends z.ZodType, Subject, Prepared, Value>(
  operation: VisitorOperation<Schema, Subject, Prepared, Value>,
  visitor: Visitor,
  rawInput: unknown,
): Promise<Result<Value>> {
  try {
    const input = parse(operation.input, rawInput);
    const place = await operation.place(input, uuidV7Sequence(Date.now(), randomBytes));
    // Of no workspace, no row is visible.
    const scope = { workspaceId: place?.workspaceId ?? "", userId: visitor.userId ?? "" };
    const admitted = async (tx: Tx): Promise<Subject> => {
      const subject = await operation.subject(tx, input, visitor);
      if (!operation.permit(visitor, subject)) throw new Refusal("forbidden");
      return subject;
    };
    if (operation.prepare) await inTransaction(scope, admitted);
    const prepared = (await operation.prepare?.(input, visitor)) as Prepared;
    const work = async (tx: Tx): Promise<Value> => {
      const subject = await admitted(tx);
      const now = new Date();
      const newId = uuidV7Sequence(now.getTime(), randomBytes);
      const newPseudonym = (): string => pseudonymFrom(randomBytes(10));
      const outcome = await operation.perform({ tx, visitor, now, newId, newPseudonym }, subject, input, prepared);
      if (place) await appendEvents(tx, { log: place.logOrigin, actor: outcome.actor, now, newId }, outcome.events);
      return outcome.value;
    };
    const value = await retried(() => inTransaction(scope, work));
    if (place) tellOfEvents(place.workspaceId);
    return { ok: true, value };
  } catch (error) {
    return { ok: false, problem: asProblem(error, operation.name) };
  }
}

/** The same path for the operator, in the logs of all the workspaces that the act concerns: in each of them or in none. */
export async function runAsOperator<Schema extends z.ZodType, Subject, Value>(
  operation: OperatorOperation<Schema, Subject, Value>,
  operator: Operator,
  rawInput: unknown,
): Promise<Result<Value>> {
  try {
    const input = parse(operation.input, rawInput);
    const scope = { workspaceId: "", userId: await operation.person(input) };
    const work = async (tx: Tx) => {
      const now = new Date();
      const newId = uuidV7Sequence(now.getTime(), randomBytes);
      const deed: OperatorDeed = { tx, now, within: (place, act) => inWorkspace(tx, place.workspaceId, act) };
      const outcome = await operation.perform(deed, await operation.subject(deed, input), input);
      for (const { place, drafts } of outcome.events) {
        const context = { log: place.logOrigin, actor: operator.actor, now, newId };
        await inWorkspace(tx, place.workspaceId, (there) => appendEvents(there, context, drafts));
      }
      return outcome;
    };
    const { value, events } = await retried(() => inTransaction(scope, work));
    for (const { place } of events) tellOfEvents(place.workspaceId);
    return { ok: true, value };
  } catch (error) {
    return { ok: false, problem: asProblem(error, operation.name) };
  }
}

function scopeOf(viewer: Viewer): { workspaceId: string; userId: string } {
  return { workspaceId: viewer.workspaceId, userId: viewer.userId };
}

/** Deadlocks and serialization failures are the database's, not the person's: try again. */
async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === attempts || !isTransient(error)) throw error;
    }
  }
}
