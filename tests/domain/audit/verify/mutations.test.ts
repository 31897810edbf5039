import { afterAll, expect, test } from "vitest";
import { tokenOf } from "@/lib/domain/audit/bundle/file-names";
import { parseNote } from "@/lib/domain/audit/note/signed-note";
import { bundleFiles, logKey, policy, witness } from "../../../support/bundle/made-bundle";
import { mutated, seeded } from "../../../support/bundle/mutations";
import { LocalAuthority } from "../../../support/bundle/time-stamps";
import { verified } from "../../../support/bundle/verified";
import { type MadeFile, writeZip } from "../../../support/bundle/write-zip";

const runs = 10_000;
const authority = new LocalAuthority({ key: "p256" });
afterAll(() => authority.end());

const keys = [logKey, witness];
const head = parseNote(bundleFiles({ keys })[1]!.data.toString())!;
const files = bundleFiles({ keys, tokens: [{ name: "tokens/21-0.tsr", data: authority.stamp(head.text) }] });
const trusted = policy({
  witnesses: { keys: [witness.vkey], atLeast: 1 },
  timestamps: { authorities: [authority.certificate], atLeast: 1 },
});

const dataOf = (of: readonly MadeFile[], name: string): string => of.find((file) => file.name === name)?.data.toString() ?? "";
/** Each earlier checkpoint's text and proof: what it says, whoever signed it. */
const claims = (of: readonly MadeFile[]): string[] =>
  dataOf(of, "earlier.jsonl")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const { note, proof }: { note: string; proof: string[] } = JSON.parse(line);
      return JSON.stringify([parseNote(note)?.text, proof]);
    });

/**
 * Whether a changed bundle says nothing that the right one does not: all that is vouched for is the same, and of what vouches (signature lines, earlier
 * checkpoints, time-stamps) something is gone or stands twice, or a line now belongs to a key that nobody knows. Whoever has a bundle can do that;
 * nothing in it becomes untrue.
 */
function saysNothingElse(changed: readonly MadeFile[]): boolean {
  const vouchedFor = (of: readonly MadeFile[]): string[] =>
    of
      .filter(({ name }) => !name.startsWith("tokens/") && name !== "checkpoint" && name !== "earlier.jsonl")
      .map(({ name, data }) => `${name} ${data.toString("hex")}`);
  const tokens = (of: readonly MadeFile[]): string[] =>
    of.filter(({ name }) => tokenOf(name)).map(({ name, data }) => `${tokenOf(name)!.size} ${data.toString("hex")}`);
  const [right, now] = [new Set([...tokens(files), ...claims(files)]), [...tokens(changed), ...claims(changed)]];
  return (
    JSON.stringify(vouchedFor(changed)) === JSON.stringify(vouchedFor(files)) &&
    parseNote(dataOf(changed, "checkpoint"))?.text === head.text &&
    now.every((each) => right.has(each))
  );
}

test("of 10,000 changed bundles none is accepted that says anything else, and none makes the verifier fail", async () => {
  const { verdict: right } = await verified(writeZip(files), trusted);
  expect(right).toMatchObject({ exit: 0, witnesses: [expect.anything()], timestamps: [expect.anything()] });
  const exits = new Map<string, number>();
  const original = writeZip(files);
  for (let seed = 1; seed <= runs; seed++) {
    const { bytes, files: changed } = mutated(files, seeded(seed));
    if (bytes.equals(original)) continue;
    const { verdict } = await verified(bytes, trusted);
    expect([seed, verdict.problem?.what ?? ""]).toEqual([seed, expect.not.stringContaining("could not be read")]);
    if (verdict.exit === 1 || verdict.exit === 2) expect([seed, verdict.problem?.what]).toEqual([seed, expect.any(String)]);
    else {
      expect([seed, verdict.exit, changed !== null && saysNothingElse(changed)]).toEqual([seed, verdict.exit, true]);
      expect({ ...verdict, outcome: "", exit: 0, problem: null, signedBy: [], witnesses: [], timestamps: [] }).toEqual({
        ...right,
        outcome: "",
        signedBy: [],
        witnesses: [],
        timestamps: [],
      });
    }
    exits.set(verdict.outcome, (exits.get(verdict.outcome) ?? 0) + 1);
  }
  // Both kinds of change were made, and judged.
  expect(exits.get("malformed")).toBeGreaterThan(runs / 2);
  expect(exits.get("tampered")).toBeGreaterThan(runs / 20);
}, 240_000);
