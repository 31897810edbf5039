import { createPublicKey, verify } from "node:crypto";
import { expect, test } from "vitest";
import { provedEntry } from "@/lib/data/proved-entry";
import { checkEntry } from "@/lib/domain/audit/check-entry";
import { sha256 } from "@/lib/domain/audit/tree/sha256";
import { entryOf, madeClaim, madeSubmission } from "../support/made";
import { useTestDatabase } from "../support/people";
import { newSignerDir, sealAll } from "../support/sealed";
import { makeWorkspace } from "../support/workspace";

useTestDatabase();
const dir = newSignerDir();
const spki = Buffer.from("302a300506032b6570032100", "hex");
const signs = (key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean =>
  verify(null, message, createPublicKey({ key: Buffer.concat([spki, key]), format: "der", type: "spki" }), signature);

test("a sealed entry comes with its content, its proof and its checkpoint, which hold when they are recomputed", async () => {
  const w = await makeWorkspace();
  const { claimId } = await madeSubmission(w);
  const id = await entryOf(claimId);
  await expect(provedEntry(w.viewers.lead, id)).rejects.toMatchObject({ problem: { kind: "not-found" } });
  await sealAll(dir);
  const proved = await provedEntry(w.viewers.lead, id);
  expect(proved.parts.map(({ name }) => name)).toEqual(["after"]);
  const checks = await checkEntry(sha256, signs, proved);
  expect(checks.length).toBe(3);
  expect(checks.filter((check) => !check.holds)).toEqual([]);
});

test("what a reader may not see is not in the proof, and whoever judges independently is not told places", async () => {
  const w = await makeWorkspace();
  const { claimId } = await madeSubmission(w);
  await sealAll(dir);
  const submitted = await entryOf(claimId, "assessment.submitted");
  expect((await provedEntry(w.viewers.lead, submitted)).parts.map(({ name }) => name)).toEqual(["after"]);
  const made = await entryOf((await madeClaim(w)).claimId);
  await sealAll(dir);
  await expect(provedEntry(w.viewers.analyst, made)).rejects.toMatchObject({ problem: { kind: "not-found" } });
  const elsewhere = await makeWorkspace();
  await expect(provedEntry(elsewhere.viewers.lead, made)).rejects.toMatchObject({ problem: { kind: "not-found" } });
});
