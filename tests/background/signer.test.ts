import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { becomeSealer } from "@/lib/data/sealing/sealer-connection";
import { parseCheckpoint, vouchedBy } from "@/lib/domain/audit/note/checkpoint";
import { parseVerifierKey } from "@/lib/domain/audit/note/keys";
import { parseNote } from "@/lib/domain/audit/note/signed-note";
import { vkeyOf } from "@/lib/domain/audit/note/signing";
import { sha256 } from "@/lib/domain/audit/tree/sha256";
import { signingKeyFrom, verifyEd25519 } from "@/lib/domain/audit/note/ed25519";
import { currentSettings } from "@/lib/gateways/settings";
import { madeClaim } from "../support/made";
import { useTestDatabase } from "../support/people";
import { firstSeed, logOf, newSignerDir, pastTheTriggers, sealAll, untilSealed, whileSealer } from "../support/sealed";
import { asOwner, countRows, makeWorkspace, type TestWorkspace } from "../support/workspace";

useTestDatabase();

let dir: string;
let w: TestWorkspace;
/** A workspace alone in a log that is signed, with a few entries. */
beforeEach(async () => {
  await pastTheTriggers(`TRUNCATE audit_entry, audit_tile, audit_log, audit_intent, audit_checkpoint`);
  dir = newSignerDir();
  w = await makeWorkspace();
  await madeClaim(w);
  await sealAll(dir);
});

const originOf = ({ workspaceId }: TestWorkspace): string => `onus.test/log/${workspaceId}`;
const signedBy = async (note: string, seed: string): Promise<boolean> => {
  const { text } = parseNote(note)!;
  const key = parseVerifierKey(sha256, vkeyOf(parseCheckpoint(text)!.origin, signingKeyFrom(seed)))!;
  return (await vouchedBy(key, parseNote(note)!, verifyEd25519)) === true;
};

test("a log's newest checkpoint is its size and root, signed; the signer keeps the same outside of the database, to itself", async () => {
  const { size, root, note, key, signedSize } = await logOf(w.workspaceId);
  expect(signedSize).toBe(size);
  expect(parseCheckpoint(parseNote(note!)!.text)).toEqual({ origin: originOf(w), size, root: new Uint8Array(root) });
  expect(await signedBy(note!, firstSeed)).toBe(true);
  expect(key).toBe(vkeyOf(originOf(w), signingKeyFrom(firstSeed)));
  const [file, ...others] = readdirSync(dir);
  expect(others).toEqual([]);
  expect(JSON.parse(readFileSync(join(dir, file!), "utf8"))).toMatchObject({ origin: originOf(w), size, note, frozen: null });
  expect(statSync(join(dir, file!)).mode & 0o777).toBe(0o600);
});

test("the first checkpoint of an hour stays in the log's history", async () => {
  const { size, note } = await logOf(w.workspaceId);
  await madeClaim(w);
  await sealAll(dir);
  expect(await asOwner(`SELECT size::int AS size, note FROM audit_checkpoint WHERE workspace_id = $1`, [w.workspaceId])).toEqual([
    { size, note },
  ]);
});

test("a signature that was on disk and not yet published when the process went is published by the next", async () => {
  const before = await logOf(w.workspaceId);
  await asOwner(`UPDATE audit_log SET note = NULL, signed_size = NULL, signed_at = NULL, key = NULL`);
  await sealAll(dir);
  expect(await logOf(w.workspaceId)).toEqual(before);
});

const tamperings: Record<string, { sql: string; why: RegExp }> = {
  "an older state was restored": {
    sql: `WITH gone AS (DELETE FROM audit_entry WHERE index > 0)
      UPDATE audit_log SET size = 1, subtrees = e.leaf_hash, root = e.leaf_hash, signed_size = 1 FROM audit_entry e WHERE e.index = 0`,
    why: /^The database holds 1 entries of this log, and \d+ were signed/,
  },
  "another log was put in its place, with all its hashes": {
    sql: `WITH changed AS (UPDATE audit_entry SET leaf = 'forged', leaf_hash = sha256('\\x00'::bytea || 'forged') WHERE index = 0),
        gone AS (DELETE FROM audit_entry WHERE index > 1), other AS (SELECT sha256('\\x00'::bytea || 'forged') AS hash)
      UPDATE audit_log SET size = 2, subtrees = sha256('\\x01'::bytea || o.hash || e.leaf_hash), root = sha256('\\x01'::bytea || o.hash || e.leaf_hash)
      FROM audit_entry e, other o WHERE e.index = 1`,
    why: /./,
  },
  "the root was exchanged": { sql: `UPDATE audit_log SET root = sha256('another')`, why: /state was made of/ },
};

test.each(Object.entries(tamperings))("nothing is signed any more when %s", async (_name, { sql, why }) => {
  const before = await logOf(w.workspaceId);
  await pastTheTriggers(sql);
  await sealAll(dir);
  const after = await logOf(w.workspaceId);
  expect(after.frozenWhy).toMatch(why);
  expect(after.note).toBe(before.note);
  await madeClaim(w);
  await sealAll(dir);
  expect((await logOf(w.workspaceId)).note).toBe(before.note);
});

const signedEntries: Record<string, string> = {
  edited: `UPDATE audit_entry SET leaf = convert_to(replace(convert_from(leaf, 'UTF8'), '"ver":1', '"ver":2'), 'UTF8') WHERE index = 1`,
  "edited, its hash with it": `UPDATE audit_entry SET leaf = 'forged', leaf_hash = sha256('\\x00'::bytea || 'forged') WHERE index = 1`,
  deleted: `DELETE FROM audit_entry WHERE index = 1`,
  reordered: `UPDATE audit_entry SET index = index + 1000 WHERE index < 2; UPDATE audit_entry SET index = 1001 - index WHERE index >= 1000`,
  "put in": `UPDATE audit_entry SET index = index + 1000 WHERE index >= 1; UPDATE audit_entry SET index = index - 999 WHERE index >= 1000;
    INSERT INTO audit_entry SELECT workspace_id, origin, 1, 'forged', sha256('\\x00'::bytea || 'forged'), appended_at FROM audit_entry WHERE index = 0`,
};

test.each(Object.entries(signedEntries))(
  "entries that were signed long ago are read anew again and again: one that is %s freezes the log",
  async (_name, sql) => {
    await pastTheTriggers(sql);
    await whileSealer(dir, async (sealer) => {
      for (let i = 0; i < 3; i++) await sealer.patrolOnce(new Date());
    });
    expect((await logOf(w.workspaceId)).frozenWhy).toMatch(/^(Entry|The first|The entries)/);
  },
);

test("a sound log passes every round", async () => {
  await whileSealer(dir, async (sealer) => {
    for (let i = 0; i < 5; i++) await sealer.patrolOnce(new Date());
  });
  expect((await logOf(w.workspaceId)).frozenWhy).toBeNull();
});

test("an entry that was exchanged before it was signed is not signed", async () => {
  const { size } = await logOf(w.workspaceId);
  await madeClaim(w);
  await whileSealer(dir, async (sealer, connection) => {
    const keep = connection.transaction;
    let first = true;
    // Between the transaction that appends and the one that signs.
    connection.transaction = async (work) => {
      const value = await keep(work);
      if (first)
        await pastTheTriggers(`UPDATE audit_entry SET leaf = 'forged', leaf_hash = sha256('\\x00'::bytea || 'forged') WHERE index = $1`, [
          size,
        ]);
      first = false;
      return value;
    };
    await untilSealed(sealer);
  });
  expect(await logOf(w.workspaceId)).toMatchObject({ signedSize: size, frozenWhy: expect.stringMatching(/./) });
});

test("a log that was signed, of which the signer remembers nothing, is frozen, and it is said what to do", async () => {
  rmSync(dir, { recursive: true });
  await sealAll(dir);
  expect((await logOf(w.workspaceId)).frozenWhy).toContain("ONUS_SIGNER_DIR");
  expect((await logOf(w.workspaceId)).frozenWhy).toContain("onus log recover");
});

test("a damaged memory freezes the log", async () => {
  writeFileSync(join(dir, readdirSync(dir)[0]!), "{");
  await sealAll(dir);
  expect((await logOf(w.workspaceId)).frozenWhy).toContain("damaged");
});

test("what was frozen stays frozen in a database that does not know of it", async () => {
  await pastTheTriggers(`UPDATE audit_log SET root = sha256('another')`);
  await sealAll(dir);
  const { frozenWhy } = await logOf(w.workspaceId);
  await asOwner(`UPDATE audit_log SET frozen_at = NULL, frozen_why = NULL`);
  await sealAll(dir);
  expect((await logOf(w.workspaceId)).frozenWhy).toBe(frozenWhy);
});

test("a memory that is older than what was published goes on, as long as both hold", async () => {
  const older = newSignerDir();
  cpSync(dir, older, { recursive: true });
  await madeClaim(w);
  await sealAll(dir);
  await madeClaim(w);
  await sealAll(older);
  const { size, signedSize, frozenWhy } = await logOf(w.workspaceId);
  expect({ signedSize, frozenWhy }).toEqual({ signedSize: size, frozenWhy: null });
});

test("one process seals at a time, and the next one goes on as soon as its session is gone", async () => {
  const url = currentSettings().databaseUrl;
  const [first, ended] = [await becomeSealer(url, () => undefined, new AbortController().signal), new AbortController()];
  const waiting = becomeSealer(url, () => undefined, ended.signal);
  expect(await Promise.race([waiting, new Promise((resolve) => setTimeout(resolve, 700, "still waiting"))])).toBe("still waiting");
  await asOwner(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'onus sealer' AND datname = current_database()
     AND pid IN (SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted)`,
  );
  const second = await waiting;
  expect(second).not.toBeNull();
  expect(first!.isLost()).toBe(true);
  await second!.close();
  expect(await countRows("audit_intent")).toBe(0);
});
