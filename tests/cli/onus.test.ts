import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "onus-cli-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function onus(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "bin/onus.ts", ...args], {
    cwd: root,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

type Split = {
  sentences: { start: number; end: number; kind: string; disposition: string | null }[];
  candidates: {
    sentence: number;
    start: number;
    end: number;
    spans: [number, number][];
    exact: string;
    statement: string;
    kind: string;
    attributes: number | null;
  }[];
};

describe("the command line", { timeout: 30_000 }, () => {
  it("splits a file, with offsets in code points of its text with LF endings", () => {
    const path = file("article.txt", "😀 Rivers rose.\r\n\r\nThe mayor said that two bridges had collapsed. Why?\r\n");
    const points = Array.from("😀 Rivers rose.\n\nThe mayor said that two bridges had collapsed. Why?\n");
    const { status, stdout, stderr } = onus("split", path, "--json");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const split = JSON.parse(stdout) as Split;
    expect(split.sentences.at(-1)?.disposition).toBe("no-checkable-claim");
    for (const { start, end, exact, spans, sentence } of split.candidates) {
      expect(points.slice(start, end).join("")).toBe(exact);
      expect(spans[0]).toEqual([start, end]);
      expect(split.sentences[sentence]!.start).toBeLessThanOrEqual(start);
    }
    const saying = split.candidates.find(({ kind }) => kind === "saying")!;
    expect(split.candidates[saying.attributes!]).toMatchObject({ kind: "said", statement: "Two bridges had collapsed." });
  });

  it("prints a table for people", () => {
    const { status, stdout } = onus("split", file("table.txt", "Gunmen killed 60 people and wounded over 100."));
    expect(status).toBe(0);
    expect(stdout).toContain("[Gunmen] wounded over 100 [people].");
  });

  it.each([
    ["a file that is not there", () => join(folder, "none.txt")],
    ["an empty file", () => file("empty.txt", " \n")],
    ["bytes that are not UTF-8", () => file("latin.txt", new Uint8Array([0x63, 0x61, 0x66, 0xe9, 0x2e]))],
    ["binary data", () => file("binary.bin", new Uint8Array([0x41, 0, 0x42]))],
    ["a folder", () => folder],
  ])("refuses %s, on stderr, with exit code 1", (_, path) => {
    const { status, stdout, stderr } = onus("split", path(), "--json");
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(/^Refused \(unreadable\): .+\n$/);
  });

  it.each([[[]], [["frobnicate"]], [["split"]], [["split", "a", "b"]], [["split", "a", "--frob"]], [["anchor", "a", "b"]]])(
    "does not understand %j: usage, exit code 2",
    (args) => {
      const { status, stdout, stderr } = onus(...args);
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
      expect(stderr).toContain("Usage:");
    },
  );

  it("carries anchors to a new version, in code points", () => {
    const before = file("old.txt", "😀 The dam broke in May. Nobody was hurt.");
    const after = file("new.txt", "😀😀 Update. The dam broke in May. Nobody was hurt.");
    const anchors = file("anchors.json", JSON.stringify([{ start: 2, end: 23, exact: "The dam broke in May." }]));
    const { status, stdout } = onus("anchor", before, after, "--anchors", anchors, "--json");
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual([expect.objectContaining({ start: 11, end: 32, state: "moved" })]);
  });

  it("asks the gate, and fails when it is shut", () => {
    const link = { stance: "supports", origin: "Reuters", credibility: 2, publishedOn: "2024-03-23" };
    const assessment = { tag: "evidenced", basis: "corroborated", rationale: "", asOf: null };
    const shut = onus("gate", file("shut.json", JSON.stringify({ assessment, links: [link], searches: [] })), "--json");
    expect(shut.status).toBe(1);
    expect(JSON.parse(shut.stdout)).toMatchObject({ ok: false, failed: [{ rule: "corroborated" }] });
    const open = onus(
      "gate",
      file("open.json", JSON.stringify({ assessment, links: [link, { ...link, origin: "AFP" }], searches: [] })),
      "--json",
    );
    expect(open.status).toBe(0);
    expect(JSON.parse(open.stdout)).toEqual({ ok: true, failed: [] });
    expect(onus("gate", file("wrong.json", '{"assessment":{"tag":"true"}}'), "--json").status).toBe(1);
  });
});
