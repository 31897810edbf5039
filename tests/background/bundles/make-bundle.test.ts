import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { firstWrongName } from "@/lib/domain/audit/bundle/file-names";
import type { BundleRecord } from "@/lib/domain/audit/bundle/lines";
import { canonicalJson, type Json } from "@/lib/domain/audit/json";
import { commitment } from "@/lib/domain/audit/leaf";
import { parseCheckpoint } from "@/lib/domain/audit/note/checkpoint";
import { parseNote } from "@/lib/domain/audit/note/signed-note";
import { policyFile } from "@/lib/domain/audit/bundle/policy-file";
import { linesIn, verified } from "../../support/bundle-files";
import { madeBundle } from "../../support/bundles";
import { sealByHand, testKey } from "../../support/hand-sealed";
import { useTestDatabase } from "../../support/people";
import { makeWorkspace, type TestWorkspace } from "../../support/workspace";
import { type Story, tellStory } from "../../data/exports-story";

useTestDatabase();

type PartLine = { index: number; name: string; payload: string; salt: string };
type LeafLine = { act: string; obj: string; parts: Record<string, string> };
const sha = (bytes: Buffer | string): string => createHash("sha256").update(bytes).digest("hex");

let w: TestWorkspace;
let story: Story;
let bundle: Awaited<ReturnType<typeof madeBundle>>;
beforeAll(async () => {
  w = await makeWorkspace();
  story = await tellStory(w);
  await sealByHand(w);
  bundle = await madeBundle(w, { scope: { of: "workspace" } });
});

describe("a bundle of a workspace", () => {
  test("holds the files of the format, in its order", () => {
    expect(firstWrongName([...bundle.files.keys()])).toBeNull();
    expect(bundle.detail).toBeNull();
  });

  test("holds every entry up to its checkpoint, the last being its own", () => {
    const head = parseCheckpoint(parseNote(bundle.files.get("checkpoint")!.toString())!.text)!;
    const leaves = linesIn<LeafLine>(bundle.files.get("leaves.jsonl"));
    expect(leaves).toHaveLength(head.size);
    expect(leaves.at(-1)).toMatchObject({ act: "bundle.exported", obj: `bundle/${bundle.bundleId}` });
  });

  test("discloses parts that are what the leaves commit to, in order, and its record last", () => {
    const leaves = linesIn<LeafLine>(bundle.files.get("leaves.jsonl"));
    const parts = linesIn<PartLine>(bundle.files.get("parts.jsonl"));
    expect(parts.length).toBeGreaterThan(10);
    const keys = parts.map(({ index, name }) => `${String(index).padStart(9, "0")} ${name}`);
    expect(keys).toEqual(keys.toSorted());
    for (const { index, name, payload, salt } of parts) {
      expect(Buffer.from(commitment(name, Buffer.from(salt, "hex"), Buffer.from(payload))).toString("hex")).toBe(
        leaves[index]!.parts[name],
      );
      expect(canonicalJson(JSON.parse(payload) as Json)).toBe(payload);
    }
    for (const line of bundle.files.get("parts.jsonl")!.toString().trimEnd().split("\n"))
      expect(canonicalJson(JSON.parse(line) as Json)).toBe(line);
  });

  test("is vouched for by its record: every file, and all parts before it", () => {
    const raw = bundle.files.get("parts.jsonl")!.toString();
    const last = raw.trimEnd().split("\n").at(-1)!;
    const record = JSON.parse((JSON.parse(last) as PartLine).payload) as BundleRecord;
    const readable = [...bundle.files].filter(([name]) => name === "README.txt" || name.startsWith("files/"));
    expect(record).toEqual({
      files: Object.fromEntries(readable.map(([name, bytes]) => [name, sha(bytes)])),
      format: "onus-bundle/1",
      parts: sha(raw.slice(0, raw.length - last.length - 1)),
      scope: { of: "workspace" },
      through: linesIn(bundle.files.get("leaves.jsonl")).length - 1,
      withheld: ["drafts"],
    });
  });

  test("is verified by the verifier with the log's key, and with another key is not vouched for", async () => {
    const origin = w.viewers.lead.workspace.logOrigin;
    const found = await verified(bundle.path, policyFile(origin, testKey(origin).vkey));
    const parts = linesIn(bundle.files.get("parts.jsonl")).length;
    expect(found).toMatchObject({ outcome: "verified", problem: null, parts: { disclosed: parts, erased: 0 } });
    expect(found.parts.withheld).toBeGreaterThan(0);
    expect(await verified(bundle.path, policyFile(origin, testKey(origin, 8).vkey))).toMatchObject({ outcome: "unanchored" });
  });

  test("withholds drafts", () => {
    expect([...bundle.files].filter(([, bytes]) => bytes.includes("SECRET")).map(([name]) => name)).toEqual([]);
  });

  test("holds the texts and the frozen documents under their names", () => {
    expect(bundle.files.get(`files/articles/${story.versionId}.txt`)!.toString()).toContain("Fire 🔥 at the harbour");
    const blobs = [...bundle.files].filter(([name]) => name.startsWith("files/blobs/"));
    expect(blobs.length).toBeGreaterThan(0);
    for (const [name, bytes] of blobs) expect(name).toBe(`files/blobs/${sha(bytes)}`);
  });
});
