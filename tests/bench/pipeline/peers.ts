import { randomBytes } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "@/lib/data/generated/client";
import { uuidV7 } from "@/lib/domain/ids";

export type Edit = { workspaceId: string; articleId: string; claimId: string; version: number; statement: string };
export type Peer = { edit: (edit: Edit) => Promise<void>; close: () => Promise<void> };

const newId = (): string => uuidV7(Date.now(), randomBytes(10));
const bytes = (length: number): Uint8Array<ArrayBuffer> => new Uint8Array(randomBytes(length));

/** The rows that editing a claim reads and writes: the claim, whether it is assessed, its event, two parts and the intent. */
function rowsOf({ workspaceId, articleId, claimId, version, statement }: Edit) {
  const leafHash = bytes(32);
  const payload = new TextEncoder().encode(JSON.stringify({ mode: null, speaker: null, statement }));
  return {
    event: {
      workspaceId,
      articleId,
      claimId,
      leafHash,
      id: newId(),
      act: "claim.changed",
      actor: "p-bench",
      object: `claim/${claimId}`,
      ver: version + 1,
      at: new Date(),
    },
    parts: ["before", "after"].map((name) => ({ workspaceId, leafHash, name, salt: bytes(32), payload })),
    intent: { workspaceId, leaf: bytes(400), leafHash },
  };
}

/** The same rows in a bare interactive transaction of Prisma: no role, no scope, no rights, no log. */
export function prismaPeer(url: string, connections: number): Peer {
  const client = new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: connections }) });
  return {
    async edit(edit) {
      const { workspaceId, claimId, version, statement } = edit;
      const where = { workspaceId_id: { workspaceId, id: claimId } };
      const rows = rowsOf(edit);
      await client.$transaction(async (tx) => {
        await tx.claim.findUniqueOrThrow({ where });
        await tx.assessment.findFirst({ where: { workspaceId, claimId, state: { in: ["submitted", "approved"] } }, select: { id: true } });
        await tx.claim.update({ where, data: { statement, updatedAt: new Date(), version: version + 1 } });
        await tx.auditEvent.findFirst({ where: { workspaceId, object: rows.event.object }, orderBy: { ver: "desc" } });
        await tx.auditEvent.create({ data: rows.event });
        await tx.auditPart.createMany({ data: rows.parts });
        await tx.auditIntent.create({ data: rows.intent });
      });
    },
    close: () => client.$disconnect(),
  };
}

/** The same rows through the driver alone. */
export function pgPeer(url: string, connections: number): Peer {
  const pool = new pg.Pool({ connectionString: url, max: connections });
  return {
    async edit(edit) {
      const { workspaceId, claimId, version, statement } = edit;
      const { event, parts, intent } = rowsOf(edit);
      const client = await pool.connect();
      try {
        await client.query("BEGIN");
        await client.query("SELECT * FROM claim WHERE workspace_id = $1 AND id = $2 FOR UPDATE", [workspaceId, claimId]);
        await client.query(
          "SELECT id FROM assessment WHERE workspace_id = $1 AND claim_id = $2 AND state IN ('submitted', 'approved') LIMIT 1",
          [workspaceId, claimId],
        );
        await client.query("UPDATE claim SET statement = $3, updated_at = $4, version = $5 WHERE workspace_id = $1 AND id = $2", [
          workspaceId,
          claimId,
          statement,
          event.at,
          version + 1,
        ]);
        await client.query("SELECT leaf_hash FROM audit_event WHERE workspace_id = $1 AND object = $2 ORDER BY ver DESC LIMIT 1", [
          workspaceId,
          event.object,
        ]);
        await client.query(
          "INSERT INTO audit_event (workspace_id, id, act, actor, object, ver, article_id, claim_id, at, leaf_hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
          [workspaceId, event.id, event.act, event.actor, event.object, event.ver, event.articleId, claimId, event.at, event.leafHash],
        );
        await client.query(
          "INSERT INTO audit_part (workspace_id, leaf_hash, name, salt, payload) VALUES ($1, $2, $3, $4, $5), ($1, $2, $6, $7, $8)",
          [
            workspaceId,
            event.leafHash,
            parts[0]!.name,
            parts[0]!.salt,
            parts[0]!.payload,
            parts[1]!.name,
            parts[1]!.salt,
            parts[1]!.payload,
          ],
        );
        await client.query("INSERT INTO audit_intent (workspace_id, leaf, leaf_hash) VALUES ($1, $2, $3)", [
          workspaceId,
          intent.leaf,
          intent.leafHash,
        ]);
        await client.query("COMMIT");
      } finally {
        client.release();
      }
    },
    close: () => pool.end(),
  };
}
