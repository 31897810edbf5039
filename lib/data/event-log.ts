import { randomBytes } from "node:crypto";
import type { EventDraft } from "@/lib/domain/audit/event";
import type { Json } from "@/lib/domain/audit/json";
import { leafBytes, leafHash, makePart } from "@/lib/domain/audit/leaf";
import { Refusal } from "@/lib/domain/problems";
import { Prisma } from "./generated/client";
import type { Tx } from "./transaction";

type Context = { log: string; actor: string; now: Date; newId: () => string };

/**
 * Appends what happened: the parts, the event for reading, and the leaf that waits for the sequencer.
 * Runs last in the operation's own transaction, after the row locks, so that intents of one object stand in its order.
 */
export async function appendEvents(tx: Tx, context: Context, drafts: readonly EventDraft[]): Promise<void> {
  const heads = await headsOf(tx, drafts);
  const events: Prisma.Sql[] = [];
  const parts: Prisma.Sql[] = [];
  const intents: Prisma.Sql[] = [];
  for (const draft of drafts) {
    const object = `${draft.object.kind}/${draft.object.id}`;
    const made = Object.entries(draft.parts)
      .filter((entry): entry is [string, Json] => entry[1] !== undefined)
      .map(([name, value]) => makePart(name, value, randomBytes(32)));
    const id = context.newId();
    const leaf = leafBytes({
      act: draft.act,
      actor: context.actor,
      id,
      log: context.log,
      obj: object,
      parts: Object.fromEntries(made.map((part) => [part.name, Buffer.from(part.commitment).toString("hex")])),
      prev: heads.get(object) ?? null,
      ts: context.now.toISOString(),
      v: 1,
      ver: draft.version,
    });
    const hash = leafHash(leaf);
    heads.set(object, Buffer.from(hash).toString("hex"));
    events.push(
      Prisma.sql`(${tx.workspaceId}::uuid, ${id}::uuid, ${draft.act}, ${context.actor}, ${object}, ${draft.version}::int,
        ${draft.articleId ?? null}::uuid, ${draft.claimId ?? null}::uuid, ${context.now}::timestamptz, ${hash}::bytea)`,
    );
    intents.push(Prisma.sql`(${tx.workspaceId}::uuid, ${leaf}::bytea, ${hash}::bytea)`);
    for (const part of made) {
      parts.push(Prisma.sql`(${tx.workspaceId}::uuid, ${hash}::bytea, ${part.name}, ${part.salt}::bytea, ${part.payload}::bytea)`);
    }
  }
  const stored = await tx.$executeRaw`WITH events AS (
      INSERT INTO audit_event (workspace_id, id, act, actor, object, ver, article_id, claim_id, at, leaf_hash)
      VALUES ${Prisma.join(events)}
    )${
      parts.length === 0
        ? Prisma.empty
        : Prisma.sql`, parts AS (
      INSERT INTO audit_part (workspace_id, leaf_hash, name, salt, payload) VALUES ${Prisma.join(parts)}
    )`
    }
    INSERT INTO audit_intent (workspace_id, leaf, leaf_hash)
    SELECT workspace, leaf, hash FROM (VALUES ${Prisma.join(intents)}) AS i(workspace, leaf, hash)
    WHERE EXISTS (SELECT FROM workspace WHERE id = ${tx.workspaceId}::uuid AND log_origin = ${context.log})`;
  // A log that was frozen and gone on from takes no more entries.
  if (stored !== drafts.length)
    throw new Refusal("unavailable", { detail: "The workspace's log was changed just now. Please do that again." });
}

/** Leaf hash (hex) of the last event of each object that has one. First versions have none and are not asked for. */
async function headsOf(tx: Tx, drafts: readonly EventDraft[]): Promise<Map<string, string>> {
  const objects = drafts.filter((draft) => draft.version > 1).map((draft) => `${draft.object.kind}/${draft.object.id}`);
  if (objects.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ object: string; leafHash: Uint8Array }[]>`
    SELECT DISTINCT ON (object) object, leaf_hash AS "leafHash" FROM audit_event
    WHERE workspace_id = ${tx.workspaceId}::uuid AND object = ANY(${objects}) ORDER BY object, ver DESC`;
  return new Map(rows.map((row) => [row.object, Buffer.from(row.leafHash).toString("hex")]));
}
