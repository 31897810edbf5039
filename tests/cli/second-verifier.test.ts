import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { parseNote } from "@/lib/domain/audit/note/signed-note";
import type { Verdict } from "@/lib/domain/audit/verify/outcome";
import { madeKey } from "../support/bundle/keys";
import { bundleFiles, logKey, origin, otherWitness, policy, witness } from "../support/bundle/made-bundle";
import { madeUuid, MadeLog } from "../support/bundle/made-log";
import { changedBytes, mutated, seeded } from "../support/bundle/mutations";
import type { Case } from "../support/bundle/odd/case";
import { fileCases } from "../support/bundle/odd/files";
import { leafCases } from "../support/bundle/odd/leaves";
import { noteCases } from "../support/bundle/odd/notes";
import { partCases } from "../support/bundle/odd/parts";
import { policyCases } from "../support/bundle/odd/policies";
import { timeStampCases } from "../support/bundle/odd/time-stamps";
import { type AuthorityOptions, LocalAuthority } from "../support/bundle/time-stamps";
import { verified } from "../support/bundle/verified";
import { type MadeFile, writeZip } from "../support/bundle/write-zip";

const folder = mkdtempSync(join(tmpdir(), "onus-second-"));
const program = resolve(import.meta.dirname, "../second-verifier/onus_verify.py");
vi.setConfig({ testTimeout: 120_000 });
const noPython = spawnSync("python3", ["--version"]).status !== 0;
if (noPython) process.stderr.write("tests/second-verifier is not tried: there is no python3.\n");
afterAll(() => rmSync(folder, { recursive: true }));

/** What the second verifier says of all of these, in one process. */
function second(cases: readonly Case[]): Verdict[] {
  const lines = cases.map(({ bytes, policy: trusted }, at) => {
    const [bundle, policyFile] = [join(folder, `${at}.zip`), join(folder, `${at}.json`)];
    writeFileSync(bundle, bytes);
    writeFileSync(policyFile, trusted);
    return `${bundle}\t${policyFile}\n`;
  });
  const done = spawnSync("python3", [program, "--batch"], { input: lines.join(""), encoding: "utf8", maxBuffer: 2 ** 28 });
  expect(done.stderr).toBe("");
  return done.stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

/** All that both must say alike; where something stands, only if both say it. */
function agreed(one: Verdict, other: Verdict): unknown[] {
  // Where in a ZIP of another form something is wrong is anybody's choice.
  const named = one.origin === null || other.origin === null ? null : [one.problem, other.problem];
  const [here, there] = named ?? [null, null];
  return [
    one.exit,
    one.outcome,
    one.exit === 2 || one.exit === 1 ? null : [one.origin, one.size, one.root, one.signedBy, one.witnesses, one.timestamps, one.parts],
    here?.file !== undefined && there?.file !== undefined ? here.file : null,
    here?.entry !== undefined && there?.entry !== undefined ? here.entry : null,
  ];
}

/** @returns how often each exit came. */
async function bothAgree(cases: readonly Case[]): Promise<Map<number, number>> {
  const others = second(cases);
  expect(others.length).toBe(cases.length);
  const exits = new Map<number, number>();
  const differences: unknown[] = [];
  for (const [at, { name, bytes, policy: trusted }] of cases.entries()) {
    const { verdict } = await verified(bytes, trusted);
    const [one, other] = [agreed(verdict, others[at]!), agreed(others[at]!, verdict)];
    if (JSON.stringify(one) !== JSON.stringify(other)) differences.push({ name, first: verdict, second: others[at] });
    exits.set(verdict.exit, (exits.get(verdict.exit) ?? 0) + 1);
  }
  expect(differences).toEqual([]);
  return exits;
}

const keys = [logKey, witness, otherWitness];
const asked = { witnesses: { keys: [witness.vkey, otherWitness.vkey], atLeast: 2 } };

/** A log of so many entries of a few objects. */
function logOf(count: number): MadeLog {
  const log = new MadeLog(origin);
  for (let n = 0; n < count; n++) log.add("claim.changed", `claim/${madeUuid("claim", n % 17)}`, { after: { n }, comment: `no ${n}` });
  return log;
}

function continued(): MadeLog {
  const log = new MadeLog(origin);
  log.add(
    "log.continued",
    `workspace/${madeUuid("workspace", 0)}`,
    { after: { note: "", origin: "before", size: 3 } },
    { prev: "5".repeat(64), ver: 9 },
  );
  log.add("claim.changed", `claim/${madeUuid("claim", 0)}`, { after: {} }, { prev: "6".repeat(64), ver: 4 });
  log.add("claim.changed", `claim/${madeUuid("claim", 0)}`, { after: {} }, { ver: 5 });
  return log;
}

const valid = (): Case[] => {
  const newKey = madeKey(origin, 5);
  const both = JSON.stringify({ format: "onus-policy/1", logs: [{ origin, keys: [newKey.vkey, logKey.vkey] }] });
  const changed = logOf(4);
  changed.add("log.key-changed", `workspace/${madeUuid("workspace", 0)}`, { after: { from: logKey.vkey, to: newKey.vkey } });
  return [
    { name: "an empty log", files: bundleFiles({ log: new MadeLog(origin), record: false, earlier: [] }) },
    { name: "one entry", files: bundleFiles({ log: logOf(1), record: false, earlier: [0] }) },
    { name: "300 entries", files: bundleFiles({ log: logOf(300), earlier: [0, 1, 2, 127, 128, 129, 255, 256, 300] }) },
    { name: "all disclosed", files: bundleFiles({ disclose: () => true }) },
    { name: "some disclosed, some withheld, one erased", files: bundleFiles() },
    { name: "all withheld but the erasure", files: bundleFiles({ disclose: () => false }) },
    { name: "witnesses", files: bundleFiles({ keys }), policy: policy(asked) },
    { name: "a log that goes on after another", files: bundleFiles({ log: continued(), earlier: [] }) },
    { name: "a changed key", files: bundleFiles({ log: changed, keys: [logKey, newKey], earlier: [0, 3] }), policy: both },
  ].map(({ name, files, policy: trusted }) => ({ name, bytes: writeZip(files), policy: trusted ?? policy() }));
};

test.skipIf(noPython)("both verifiers accept right bundles of all shapes", async () => {
  expect([...(await bothAgree(valid()))]).toEqual([[0, 9]]);
});

test.skipIf(noPython)("the second verifier ends with the exit code of what it found", () => {
  const [bundle, policyFile] = [join(folder, "one.zip"), join(folder, "one.json")];
  const run = (bytes: Buffer, trusted: string): unknown => {
    writeFileSync(bundle, bytes);
    writeFileSync(policyFile, trusted);
    const { status, stdout } = spawnSync("python3", [program, bundle, "--policy", policyFile, "--json"], { encoding: "utf8" });
    return [status, JSON.parse(stdout).exit];
  };
  const right = writeZip(bundleFiles());
  const none = JSON.stringify({ format: "onus-policy/1", logs: [] });
  const changed = writeZip(bundleFiles({ changedRecord: { through: 0 } }));
  expect([run(right, policy()), run(changed, policy()), run(right.subarray(1), policy()), run(right, none)]).toEqual([
    [0, 0],
    [1, 1],
    [2, 2],
    [3, 3],
  ]);
});

test.skipIf(noPython)("both judge alike what is right or wrong only by the letter of the format", async () => {
  const exits = await bothAgree([...leafCases(), ...partCases(), ...noteCases(), ...fileCases(), ...policyCases()]);
  expect([...exits.keys()].toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3]);
});

test.skipIf(noPython)("both judge time-stamps alike, of all kinds, right and changed", async () => {
  const kinds: AuthorityOptions[] = [
    { key: "rsa", certificateHash: "sha1" },
    { key: "p256", hash: "sha384" },
    { key: "p384", hash: "sha512" },
  ];
  const text = parseNote(bundleFiles()[1]!.data.toString())!.text;
  const cases: Case[] = timeStampCases(text);
  let others: string[] = [];
  for (const kind of kinds) {
    const authority = new LocalAuthority(kind);
    const [token, other] = [authority.stamp(text), authority.stamp(text, "sha512")];
    const trusted = policy({ timestamps: { authorities: [authority.root], atLeast: 1 } });
    const both = policy({ timestamps: { authorities: [authority.root, authority.certificate], atLeast: 2 } });
    const add = (name: string, data: Buffer, of = trusted): void =>
      void cases.push({
        name: `${JSON.stringify(kind)} ${name}`,
        bytes: writeZip(bundleFiles({ tokens: [{ name: "tokens/21-0.tsr", data }] })),
        policy: of,
      });
    add("right", token);
    add("right for two authorities", token, both);
    add("nobody's", token, policy());
    if (others.length > 0) add("another's of the same name", token, policy({ timestamps: { authorities: others, atLeast: 1 } }));
    add("another hash", other);
    for (let seed = 1; seed <= 40; seed++) add(`changed ${seed}`, changedBytes(token, seeded(seed)));
    others = [authority.root];
    authority.end();
  }
  const exits = await bothAgree(cases);
  expect([...exits.keys()].toSorted((a, b) => a - b)).toEqual([0, 1, 3]);
});

test.skipIf(noPython)("of 400 changed bundles both judge each alike", async () => {
  const authority = new LocalAuthority({ key: "p256" });
  const text = parseNote(bundleFiles({ keys })[1]!.data.toString())!.text;
  const files: readonly MadeFile[] = bundleFiles({ keys, tokens: [{ name: "tokens/21-0.tsr", data: authority.stamp(text) }] });
  const trusted = policy({ ...asked, timestamps: { authorities: [authority.certificate], atLeast: 1 } });
  authority.end();
  const cases = Array.from({ length: 400 }, (_, n) => ({
    name: `seed ${n + 1}`,
    bytes: mutated(files, seeded(n + 1)).bytes,
    policy: n % 10 === 0 ? changedBytes(Buffer.from(trusted), seeded(n)).toString() : trusted,
  }));
  const exits = await bothAgree(cases);
  expect(exits.get(1)! + exits.get(2)!).toBeGreaterThan(300);
});
