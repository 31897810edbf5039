import { mkdtempSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { anchorOnce } from "@/lib/background/anchorer";
import { logState } from "@/lib/data/log-state";
import { becomeSealer } from "@/lib/data/sealing/sealer-connection";
import { vouchedBy } from "@/lib/domain/audit/note/checkpoint";
import { verifyEd25519 } from "@/lib/domain/audit/note/ed25519";
import { parseNote } from "@/lib/domain/audit/note/signed-note";
import { checkpointOf } from "@/lib/domain/audit/note/signing";
import { readToken } from "@/lib/domain/audit/verify/tokens/token";
import { webDigest, webVerifySignature } from "@/lib/domain/audit/verify/tokens/web-signatures";
import type { AnchoringSettings } from "@/lib/domain/settings";
import { sha256Hex } from "@/lib/domain/text";
import { currentSettings } from "@/lib/gateways/settings";
import { LocalAuthority } from "../support/bundle/time-stamps";
import { madeClaim } from "../support/made";
import { useTestDatabase } from "../support/people";
import { newSignerDir, sealAll } from "../support/sealed";
import { startWitness } from "../support/witness-server";
import { asOwner, makeWorkspace, type TestWorkspace } from "../support/workspace";

useTestDatabase();
const dir = newSignerDir();
const minute = 60_000;

const none: AnchoringSettings = { timestampUrl: undefined, witnesses: [], publish: [], minutes: 10 };
async function anchored(settings: Partial<AnchoringSettings>, at = Date.now()): Promise<void> {
  const connection = await becomeSealer(currentSettings().databaseUrl, () => undefined, new AbortController().signal, "anchoring");
  try {
    await anchorOnce(connection!, { ...none, ...settings }, new Date(at));
  } finally {
    await connection!.close();
  }
}

async function sealedWorkspace(): Promise<TestWorkspace> {
  const w = await makeWorkspace();
  await madeClaim(w);
  await sealAll(dir);
  return w;
}

const authority = new LocalAuthority();
const said = { posted: [] as string[], status: 200, garbled: false };
const server = createServer((request, response) => {
  void buffer(request).then((body) => {
    if (request.url === "/hook") said.posted.push(body.toString("utf8"));
    const reply = request.url === "/tsa" ? authority.reply(body) : Buffer.alloc(0);
    if (said.garbled && reply.length > 0) reply[reply.length - 5]! ^= 1;
    response.writeHead(said.status).end(reply);
  });
});
let at = "";
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  authority.end();
});

const checkpointsOf = (w: TestWorkspace) =>
  asOwner<{ size: number; note: string }>(`SELECT size::int, note FROM audit_checkpoint WHERE workspace_id = $1 ORDER BY size`, [
    w.workspaceId,
  ]);

test("a checkpoint gets a time-stamp that holds, and keeps it; it gets none again before it has grown and the interval has passed", async () => {
  const w = await sealedWorkspace();
  const tsa = { timestampUrl: `${at}/tsa` };
  await anchored(tsa);
  const tokens = () =>
    asOwner<{ size: number; token: Buffer }>(
      `SELECT size::int, token FROM audit_anchor WHERE workspace_id = $1 AND state = 'done' ORDER BY size`,
      [w.workspaceId],
    );
  const [first] = await tokens();
  const [kept] = (await checkpointsOf(w)).filter(({ size }) => size === first!.size);
  const imprint = Buffer.from(sha256Hex(parseNote(kept!.note)!.text), "hex");
  expect(await readToken({ digest: webDigest, verifySignature: webVerifySignature }, first!.token, imprint)).not.toBeNull();
  await madeClaim(w);
  await sealAll(dir);
  await anchored(tsa, Date.now() + 5 * minute);
  expect(await tokens()).toHaveLength(1);
  await anchored(tsa, Date.now() + 11 * minute);
  expect(await tokens()).toHaveLength(2);
  await anchored(tsa, Date.now() + 60 * minute);
  expect(await tokens()).toHaveLength(2);
});

test("what an authority answers wrongly is not kept; the failure shows with its reason, is tried again later, and goes once it is done", async () => {
  const w = await sealedWorkspace();
  const tsa = { timestampUrl: `${at}/tsa` };
  const anchor = async () => (await logState(w.viewers.lead)).current.anchors[0];
  said.garbled = true;
  await anchored(tsa);
  said.garbled = false;
  expect(await anchor()).toMatchObject({
    done: null,
    failed: { detail: "what it answers is no time-stamp of this checkpoint that holds" },
  });
  await anchored(tsa, Date.now() + 1000);
  expect((await anchor())!.done).toBeNull();
  await anchored(tsa, Date.now() + minute);
  expect(await anchor()).toMatchObject({
    done: { size: checkpointOf((await logState(w.viewers.lead)).current.signed!.note)!.size },
    failed: null,
  });

  said.status = 503;
  await madeClaim(w);
  await sealAll(dir);
  await anchored(tsa, Date.now() + 20 * minute);
  said.status = 200;
  expect((await anchor())!.failed!.detail).toBe("it answers 503");
});

test("a witness cosigns each checkpoint after a proof that the log has grown from the one it saw, also when it knows another than is thought", async () => {
  const w = await sealedWorkspace();
  const witness = await startWitness();
  try {
    const settings = { witnesses: [{ key: witness.vkey, url: witness.url }] };
    for (let round = 0; round < 3; round++) {
      // As if it were restored from a backup: what it saw last is not what was done last.
      if (round === 2) await asOwner(`DELETE FROM audit_anchor WHERE workspace_id = $1`, [w.workspaceId]);
      await anchored(settings, Date.now() + round * 11 * minute);
      const { note, size } = (await logState(w.viewers.lead)).current.signed!;
      expect(typeof (await vouchedBy(witness.key, parseNote(note)!, verifyEd25519))).toBe("number");
      expect(witness.seen.get(w.viewers.lead.workspace.logOrigin)!.size).toBe(size);
      expect((await checkpointsOf(w)).find((kept) => kept.size === size)!.note).toBe(note);
      await madeClaim(w);
      await sealAll(dir);
    }
  } finally {
    await witness.close();
  }
});

test("a witness that saw another log under the name is not argued with: the failure says so", async () => {
  const w = await sealedWorkspace();
  const witness = await startWitness();
  try {
    const origin = w.viewers.lead.workspace.logOrigin;
    const settings = { witnesses: [{ key: witness.vkey, url: witness.url }] };
    witness.seen.set(origin, { size: 1, root: new Uint8Array(32) });
    await anchored(settings);
    const failure = async () => (await logState(w.viewers.lead)).current.anchors[0]!.failed!.detail;
    expect(await failure()).toContain("no continuation");
    witness.seen.set(origin, { size: 1_000_000, root: new Uint8Array(32) });
    await anchored(settings, Date.now() + 11 * minute);
    expect(await failure()).toContain("has already seen 1000000 entries");
    const { note } = (await logState(w.viewers.lead)).current.signed!;
    expect(parseNote(note)!.signatures).toHaveLength(1);
  } finally {
    await witness.close();
  }
});

test("checkpoints are published to a folder and posted to an address; what cannot be reached holds up nobody else", async () => {
  const w = await sealedWorkspace();
  const folder = mkdtempSync(join(tmpdir(), "onus-published-"));
  said.posted.length = 0;
  await anchored({ publish: ["http://127.0.0.1:9", folder, `${at}/hook`] });
  const { note, size } = (await logState(w.viewers.lead)).current.signed!;
  const origin = encodeURIComponent(w.viewers.lead.workspace.logOrigin);
  for (const name of [String(size), "latest"]) expect(readFileSync(join(folder, origin, name), "utf8")).toBe(note);
  expect(said.posted).toContain(note);
  const { anchors } = (await logState(w.viewers.lead)).current;
  const done = Object.fromEntries(anchors.map((anchor) => [anchor.target, anchor.done !== null]));
  expect(done).toEqual({ "http://127.0.0.1:9": false, [folder]: true, [`${at}/hook`]: true });
});
