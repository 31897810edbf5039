import { canonicalJson, type Json } from "@/lib/domain/audit/json";
import { type Leaf, leafHash } from "@/lib/domain/audit/leaf";
import { parseVerifierKey } from "@/lib/domain/audit/note/keys";
import { parseNote } from "@/lib/domain/audit/note/signed-note";
import { parseCheckpoint, vouchedBy } from "@/lib/domain/audit/note/checkpoint";
import { append, emptyFrontier, type Frontier, rootOf } from "@/lib/domain/audit/tree/frontier";
import { sameBytes } from "@/lib/domain/audit/tree/hash";
import { sha256 } from "@/lib/domain/audit/tree/sha256";
import { completedTiles } from "@/lib/domain/audit/tree/tiles";
import { verifyEd25519 } from "@/lib/domain/audit/note/ed25519";
import type { SealerDb } from "../sealer-connection";
import { readEntries, sealerReader } from "../sealer-reader";
import type { LogStatus } from "../operator-reads";
import { checkEvents } from "./check-events";
import type { Findings } from "./finding";
import { TilesRemade } from "./tiles-remade";

const atOnce = 2000;
/** Of each object, its last entry so far: over all logs of the workspace, since a new one goes on from the old. */
export type Chains = Map<string, { ver: number; hash: string }>;
/** A state that somebody vouches for: a checkpoint of the database, or what the signer remembers. */
type Vouched = { what: string; size: number; root: Uint8Array };

/** Reads a log from its first entry on and recomputes all that was made of it. @returns how many entries there are */
export async function checkLog(
  db: SealerDb,
  log: LogStatus,
  remembered: { size: number; root: Uint8Array } | null,
  chains: Chains,
  findings: Findings,
): Promise<number> {
  const vouched = await vouchedStates(db, log, findings);
  if (remembered) vouched.push({ what: "what the signer remembers", ...remembered });
  const where = (index: number): string => `${log.origin} entry ${index}`;
  const tiles = new TilesRemade();
  let tree: Frontier = emptyFrontier;
  let from = 0;
  for (;;) {
    const entries = await readEntries(db, log, from, Number.MAX_SAFE_INTEGER, atOnce);
    if (entries.length === 0) break;
    const leaves = entries.map(({ leaf }) => read(leaf));
    for (const [at, { index, leaf, leafHash: stored }] of entries.entries()) {
      if (index !== tree.size) findings.add(where(tree.size), index > tree.size ? `is missing: entry ${index} follows` : "stands twice");
      const hash = leafHash(leaf);
      if (!sameBytes(hash, stored)) findings.add(where(index), "its hash is not that of its bytes: it was changed");
      checkLeaf(leaves[at]!, log, index, Buffer.from(hash).toString("hex"), chains, findings);
      tree = append(sha256, tree, hash).frontier;
      tiles.add(hash);
      for (const state of vouched.filter(({ size }) => size === tree.size))
        if (!sameBytes(rootOf(sha256, tree), state.root)) findings.add(where(index), `up to here the log is not that of ${state.what}`);
    }
    await checkEvents(db, log, entries, leaves, findings);
    from = entries.at(-1)!.index + 1;
  }
  for (const { what, size } of vouched.filter((state) => state.size > tree.size))
    findings.add(log.origin, `there are ${tree.size} entries, and ${size} in ${what}`);
  checkState(log, tree, findings);
  await checkTiles(db, log, tree.size, tiles, findings);
  return tree.size;
}

function read(leaf: Uint8Array): Leaf | null {
  try {
    const text = new TextDecoder("utf8", { fatal: true }).decode(leaf);
    const value = JSON.parse(text) as Json;
    return canonicalJson(value) === text ? (value as unknown as Leaf) : null;
  } catch {
    return null;
  }
}

function checkLeaf(leaf: Leaf | null, log: LogStatus, index: number, hash: string, chains: Chains, findings: Findings): void {
  const where = `${log.origin} entry ${index}`;
  if (!leaf) return findings.add(where, "is no leaf");
  if (leaf.log !== log.origin) findings.add(where, `says that it stands in ${leaf.log}`);
  const last = chains.get(leaf.obj);
  if (leaf.ver <= (last?.ver ?? 0)) findings.add(where, `version ${leaf.ver} of ${leaf.obj} follows version ${last?.ver}`);
  if (leaf.prev !== (last?.hash ?? null)) findings.add(where, `does not point at the entry of ${leaf.obj} before it`);
  chains.set(leaf.obj, { ver: leaf.ver, hash });
}

function checkState({ origin, size, root, subtrees }: LogStatus, tree: Frontier, findings: Findings): void {
  if (size !== tree.size) findings.add(origin, `its state says ${size} entries, and there are ${tree.size}`);
  else if (!sameBytes(root, rootOf(sha256, tree)) || !sameBytes(Buffer.concat(subtrees), Buffer.concat(tree.subtrees)))
    findings.add(origin, "its state's root is not that of its entries");
}

async function checkTiles(db: SealerDb, log: LogStatus, size: number, tiles: TilesRemade, findings: Findings): Promise<void> {
  const wanted = completedTiles(0, size);
  for (const level of new Set(wanted.map((tile) => tile.level))) {
    const indexes = wanted.filter((tile) => tile.level === level).map(({ index }) => index);
    const stored = new Map((await sealerReader(db).tiles(log, level, indexes)).map(({ index, hashes }) => [Number(index), hashes]));
    for (const index of indexes) {
      const there = stored.get(index);
      if (!there || !sameBytes(sha256(there), tiles.digest(level, index)))
        findings.add(`${log.origin} tile ${level}/${index}`, there ? "does not hold the hashes of its entries" : "is missing");
    }
  }
  const { rows } = await db.query<{ count: string }>(`SELECT count(*) FROM audit_tile WHERE workspace_id = $1 AND origin = $2`, [
    log.workspaceId,
    log.origin,
  ]);
  if (Number(rows[0]!.count) > wanted.length) findings.add(log.origin, "there are tiles that no entries stand behind");
}

/** The states that the database's own checkpoints vouch for; those that are none are told. */
async function vouchedStates(db: SealerDb, log: LogStatus, findings: Findings): Promise<Vouched[]> {
  const { rows } = await db.query<{ size: string; note: string }>(
    `SELECT size, note FROM audit_checkpoint WHERE workspace_id = $1 AND origin = $2 ORDER BY size`,
    [log.workspaceId, log.origin],
  );
  const notes = rows.map(({ size, note }) => ({ size: Number(size), note }));
  if (log.note !== null && log.signedSize !== null) notes.push({ size: log.signedSize, note: log.note });
  const key = log.key === null ? null : parseVerifierKey(sha256, log.key);
  const states: Vouched[] = [];
  for (const { size, note } of notes) {
    const what = `the checkpoint of ${size}`;
    const parsed = parseNote(note);
    const checkpoint = parsed && parseCheckpoint(parsed.text);
    const vouched = parsed && key ? await vouchedBy(key, parsed, verifyEd25519) : null;
    if (checkpoint?.origin !== log.origin || checkpoint.size !== size) findings.add(log.origin, `${what} is none of this log`);
    else if (vouched === false) findings.add(log.origin, `the signature of ${what} does not hold`);
    // Before a change of keys another key signed.
    else if (vouched === null && note === log.note) findings.add(log.origin, `${what} is not signed by the log's key`);
    else states.push({ what, size, root: checkpoint.root });
  }
  return states;
}
