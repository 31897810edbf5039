import { execFile } from "node:child_process";
import { expect, test } from "vitest";
import { checkWorkspace } from "@/lib/data/sealing/check/check-workspace";
import { restateFrozenLog } from "@/lib/data/sealing/restate-log";
import { vouchedBy } from "@/lib/domain/audit/note/checkpoint";
import { signingKeyFrom, verifyEd25519 } from "@/lib/domain/audit/note/ed25519";
import { parseVerifierKey } from "@/lib/domain/audit/note/keys";
import { parseNote } from "@/lib/domain/audit/note/signed-note";
import { checkpointOf, vkeyOf } from "@/lib/domain/audit/note/signing";
import { sha256 } from "@/lib/domain/audit/tree/sha256";
import { SignerMemory } from "@/lib/gateways/signer-memory";
import { currentSettings } from "@/lib/gateways/settings";
import { changeLogKeyOperation } from "@/lib/operations/change-log-key";
import { continueLogOperation } from "@/lib/operations/continue-log";
import { operatorHere } from "@/lib/pipeline/operator";
import { runAsOperator } from "@/lib/pipeline/run";
import { memberAs } from "@/lib/pipeline/session";
import { done, madeClaim } from "../support/made";
import { useTestDatabase } from "../support/people";
import { firstSeed, logOf, newSignerDir, pastTheTriggers, sealAll, secondSeed, whileSealer } from "../support/sealed";
import { expectNothingLeft, whileTheLogFails } from "../support/traces";
import { asOwner, eventsOf, makeWorkspace, type TestWorkspace } from "../support/workspace";

useTestDatabase();
const dir = newSignerDir();
const operator = operatorHere();
const originOf = (w: TestWorkspace): string => `onus.test/log/${w.workspaceId}`;
const vkey = (w: TestWorkspace, seed: string): string => vkeyOf(originOf(w), signingKeyFrom(seed));
const rotated = (w: TestWorkspace) => ({ workspaceId: w.workspaceId, from: vkey(w, firstSeed), to: vkey(w, secondSeed) });

async function signers(w: TestWorkspace): Promise<string[]> {
  const note = parseNote((await logOf(w.workspaceId)).note!)!;
  const by = [];
  for (const [name, seed] of Object.entries({ firstSeed, secondSeed }))
    if ((await vouchedBy(parseVerifierKey(sha256, vkey(w, seed))!, note, verifyEd25519)) === true) by.push(name);
  return by;
}

async function findings(w: TestWorkspace): Promise<string[]> {
  const memory = await SignerMemory.open(dir);
  const checked = await checkWorkspace(currentSettings().databaseUrl, w.workspaceId, (origin) => memory.of(origin));
  return checked.findings.map(({ where, what }) => `${where}: ${what}`).filter((each) => !/^(member|workspace)\//.test(each));
}

test("another key takes over when the log says so: the first checkpoint that covers this is signed with both, the next with the new one", async () => {
  const w = await makeWorkspace();
  await madeClaim(w);
  await sealAll(dir);
  const both = [secondSeed, firstSeed];
  await madeClaim(w);
  await sealAll(dir, both);
  expect(await signers(w)).toEqual(["firstSeed"]);
  expect(done(await runAsOperator(changeLogKeyOperation, operator, rotated(w)))).toEqual({ changed: true });
  expect(done(await runAsOperator(changeLogKeyOperation, operator, rotated(w)))).toEqual({ changed: false });
  const { note } = await logOf(w.workspaceId);
  // Whoever has only the old key cannot sign what says that it is the old one.
  await sealAll(dir);
  expect(await logOf(w.workspaceId)).toMatchObject({ note, frozenWhy: null });
  await sealAll(dir, both);
  expect(await signers(w)).toEqual(["firstSeed", "secondSeed"]);
  const { size, key } = await logOf(w.workspaceId);
  expect(key).toBe(vkey(w, secondSeed));
  expect(await asOwner(`SELECT 1 FROM audit_checkpoint WHERE workspace_id = $1 AND size = $2`, [w.workspaceId, size])).toHaveLength(1);
  await madeClaim(w);
  await sealAll(dir, [secondSeed]);
  expect(await signers(w)).toEqual(["secondSeed"]);
  expect((await eventsOf(`log/${w.workspaceId}`))[0]).toMatchObject({
    act: "log.key-changed",
    actor: "agent:operator",
    parts: { after: { to: key } },
  });
  expect(await findings(w)).toEqual([]);
});

test("a key that nobody introduced signs nothing", async () => {
  const w = await makeWorkspace();
  await madeClaim(w);
  await sealAll(dir);
  const { note } = await logOf(w.workspaceId);
  await madeClaim(w);
  await sealAll(dir, [secondSeed]);
  expect(await logOf(w.workspaceId)).toMatchObject({ note, frozenWhy: null });
});

test("a frozen log is left as it is, and another goes on: its first entry holds the last checkpoint of the one before", async () => {
  const w = await makeWorkspace();
  await madeClaim(w);
  await sealAll(dir);
  const { note, size } = await logOf(w.workspaceId);
  await expectNothingLeft(w, () => runAsOperator(continueLogOperation, operator, { workspaceId: w.workspaceId, note: null }), {
    kind: "invalid",
  });
  await pastTheTriggers(
    `WITH gone AS (DELETE FROM audit_entry WHERE workspace_id = $1 AND index > 0)
     UPDATE audit_log l SET size = 1, subtrees = e.leaf_hash, root = e.leaf_hash FROM audit_entry e
     WHERE e.workspace_id = $1 AND e.index = 0 AND l.workspace_id = $1`,
    [w.workspaceId],
  );
  await sealAll(dir);
  await whileTheLogFails(w.workspaceId, () =>
    expectNothingLeft(w, () => runAsOperator(continueLogOperation, operator, { workspaceId: w.workspaceId, note }), {
      kind: "unavailable",
    }),
  );
  const { origin, before } = done(await runAsOperator(continueLogOperation, operator, { workspaceId: w.workspaceId, note }));
  expect({ origin, before }).toEqual({ origin: `${originOf(w)}/2`, before: originOf(w) });
  // Whoever comes now writes into the new one.
  w.viewers.analyst = await memberAs(w.viewers.analyst.userId, w.slug);
  await madeClaim(w);
  await sealAll(dir);
  const fresh = await logOf(w.workspaceId, origin);
  expect(checkpointOf(fresh.note!)).toMatchObject({ origin, size: fresh.size });
  const [first] = await asOwner<{ leaf: Buffer }>(`SELECT leaf FROM audit_entry WHERE workspace_id = $1 AND origin = $2 AND index = 0`, [
    w.workspaceId,
    origin,
  ]);
  expect(JSON.parse(first!.leaf.toString())).toMatchObject({ act: "log.continued", log: origin, ver: 1, prev: null });
  expect((await eventsOf(`log/${w.workspaceId}`))[0]).toMatchObject({ parts: { after: { note, origin: before, size: 1 } } });
  expect((await logOf(w.workspaceId)).note).toBe(note);
  expect(size).toBeGreaterThan(1);
});

test("whoever still believes to write into the log that was left writes nothing", async () => {
  const w = await makeWorkspace();
  await madeClaim(w);
  await sealAll(dir);
  await asOwner(`UPDATE audit_log SET frozen_at = now(), frozen_why = 'A test.' WHERE workspace_id = $1`, [w.workspaceId]);
  done(await runAsOperator(continueLogOperation, operator, { workspaceId: w.workspaceId, note: null }));
  await expect(madeClaim(w)).rejects.toThrow(/unavailable/);
});

test("what waited for a log whose state was destroyed holds up nothing: it ends in the log that is left, and the next goes on", async () => {
  const w = await makeWorkspace();
  await madeClaim(w);
  await sealAll(dir);
  const { note, size } = await logOf(w.workspaceId);
  await pastTheTriggers(`UPDATE audit_log SET root = sha256('another'), subtrees = '' WHERE workspace_id = $1`, [w.workspaceId]);
  await madeClaim(w);
  await sealAll(dir);
  expect(await logOf(w.workspaceId)).toMatchObject({ size, note, frozenWhy: expect.stringMatching(/./) });
  expect(await restateFrozenLog(currentSettings().databaseUrl, { workspaceId: w.workspaceId, origin: originOf(w) })).toBe(true);
  const { origin } = done(await runAsOperator(continueLogOperation, operator, { workspaceId: w.workspaceId, note }));
  await sealAll(dir);
  expect((await logOf(w.workspaceId)).size).toBeGreaterThan(size);
  expect(await logOf(w.workspaceId)).toMatchObject({ note });
  expect(await logOf(w.workspaceId, origin)).toMatchObject({ size: 1, signedSize: 1 });
});

/** The command as the operator calls it, beside a server that it does not touch. */
async function command(...args: string[]): Promise<{ code: number; output: string }> {
  const { NODE_ENV, PATH, DATABASE_URL, ONUS_DATA_DIR, ONUS_SESSION_SECRET, ONUS_SIGNING_KEY } = process.env;
  const env = { NODE_ENV, PATH, DATABASE_URL, ONUS_DATA_DIR, ONUS_SESSION_SECRET, ONUS_SIGNING_KEY, ONUS_SIGNER_DIR: dir };
  return new Promise((resolve) => {
    execFile(process.execPath, ["--import", "tsx", "bin/onus.ts", "log", ...args], { env }, (error, output) =>
      resolve({ code: typeof error?.code === "number" ? error.code : 0, output }),
    );
  });
}

test("the command tells how far logs are sealed, finds what was changed, and recovers what was frozen", async () => {
  const w = await makeWorkspace();
  await madeClaim(w);
  await sealAll(dir);
  const { size } = await logOf(w.workspaceId);
  const status = await command("status", "--workspace", w.slug);
  expect(status).toMatchObject({ code: 0, output: expect.stringContaining(`* ${originOf(w)}  ${size} entries, signed up to ${size} at `) });
  await pastTheTriggers(`UPDATE audit_entry SET leaf = leaf || ' ' WHERE workspace_id = $1 AND index = 0`, [w.workspaceId]);
  const check = await command("check", "--workspace", w.slug);
  expect(check).toMatchObject({ code: 1, output: expect.stringContaining(`${originOf(w)} entry 0: its hash is not that of its bytes`) });
  expect((await command("recover", "--workspace", w.slug)).output).toContain("Nothing to recover");
  await whileSealer(dir, async (sealer) => {
    for (let i = 0; i < 20 && (await logOf(w.workspaceId)).frozenWhy === null; i++) await sealer.patrolOnce(new Date());
  });
  expect((await command("status", "--workspace", w.slug)).output).toContain("FROZEN");
  const recovered = await command("recover", "--workspace", w.slug);
  expect(recovered).toMatchObject({ code: 0, output: `${w.slug}: ${originOf(w)} is left as it is; ${originOf(w)}/2 goes on from it.\n` });
  expect((await command("status", "--workspace", "nowhere")).code).toBe(1);
  expect((await command("forget")).code).toBe(2);
});
