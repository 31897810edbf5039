import pg from "pg";
import { append, emptyFrontier, type Frontier, rootOf } from "@/lib/domain/audit/tree/frontier";
import { sameBytes } from "@/lib/domain/audit/tree/hash";
import { sha256 } from "@/lib/domain/audit/tree/sha256";
import { headFrom, type LogName, storeHeads } from "./log-states";
import { readEntries } from "./sealer-reader";

const atOnce = 5000;
/** Stands for an entry that is not there. */
const nothing = new Uint8Array(32);

/**
 * Makes the state of a frozen log anew out of the entries that it has, where it is none of theirs: so that what still waits for it can be put at its end, and
 * holds up nothing else. Nothing of it is signed any more, and `onus log check` goes on telling what is wrong with it. @returns whether it had to be
 */
export async function restateFrozenLog(url: string, log: LogName): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, options: "-c role=onus_app", application_name: "onus log" });
  await client.connect();
  try {
    await client.query("BEGIN; SET LOCAL ROLE onus_sequencer");
    const { rows } = await client.query<Parameters<typeof headFrom>[0]>(
      `SELECT workspace_id AS "workspaceId", origin, size, subtrees, root FROM audit_log
       WHERE workspace_id = $1 AND origin = $2 AND frozen_at IS NOT NULL FOR UPDATE`,
      [log.workspaceId, log.origin],
    );
    if (!rows[0]) return false;
    const head = headFrom(rows[0]);
    let tree: Frontier = emptyFrontier;
    for (let from = 0; ; from = tree.size) {
      const entries = await readEntries(client, log, from, Number.MAX_SAFE_INTEGER, atOnce);
      if (entries.length === 0) break;
      for (const { index, leafHash } of entries) {
        while (tree.size < index) tree = append(sha256, tree, nothing).frontier;
        tree = append(sha256, tree, leafHash).frontier;
      }
    }
    const root = rootOf(sha256, tree);
    if (head.size === tree.size && sameBytes(head.root, root) && sameBytes(Buffer.concat(head.subtrees), Buffer.concat(tree.subtrees)))
      return false;
    await storeHeads(client, [{ ...head, ...tree, root }]);
    await client.query("COMMIT");
    return true;
  } finally {
    await client.end();
  }
}
