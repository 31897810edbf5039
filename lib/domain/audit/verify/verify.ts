import { toBase64 } from "../note/base64";
import type { NoteKey } from "../note/keys";
import { sameBytes } from "../tree/hash";
import { checkEarlier } from "./earlier";
import type { ByteSource, Environment } from "./environment";
import { type SignedCheckpoint, readCheckpointBytes } from "./head";
import { scanLeaves, type Entries } from "./leaves";
import { linesOf, Window } from "./lines";
import { malformed, Refused, tampered, exits, type Detail, type Problem, type Verdict } from "./outcome";
import { checkParts, leafReader } from "./parts";
import { countParts } from "./part-counts";
import { noPolicy, parsePolicy, type Policy } from "./policy";
import { checkFiles, RecordWatch, withheldInWords } from "./record";
import { hashFiles } from "./file-hashes";
import { keyLabel, signersOf } from "./signatures";
import { checkTokens } from "./tokens/check-tokens";
import { readZip, type BundleFile } from "./zip-reader";
import { maxNoteBytes } from "../note/signed-note";

const nothingKnown: Verdict = {
  outcome: "malformed",
  exit: exits.malformed,
  origin: null,
  size: null,
  root: null,
  signedBy: null,
  witnesses: null,
  timestamps: null,
  parts: null,
  problem: null,
};

/**
 * Verifies a bundle as docs/audit-format.md §7 says, step by step. Never throws: whatever cannot be read is malformed.
 * @param policyText what is trusted, from outside of the bundle; null: nothing, and then nothing is verified, only consistent
 */
export async function verifyBundle(
  environment: Environment,
  source: ByteSource,
  policyText: string | null,
): Promise<{ verdict: Verdict; detail: Detail | null }> {
  const verdict = { ...nothingKnown };
  try {
    const { detail, problem } = await judge(environment, source, policyText, verdict);
    const outcome = problem ? "unanchored" : "verified";
    return { verdict: { ...verdict, outcome, exit: exits[outcome], problem }, detail };
  } catch (error) {
    const { outcome, problem } =
      error instanceof Refused ? error : malformed(`It could not be read: ${error instanceof Error ? error.message : String(error)}`);
    return { verdict: { ...verdict, outcome, exit: exits[outcome], problem }, detail: null };
  }
}

/** @param verdict gets what becomes known. @returns what keeps it from being anchored, or null. @throws Refused */
async function judge(
  environment: Environment,
  source: ByteSource,
  policyText: string | null,
  verdict: Verdict,
): Promise<{ detail: Detail; problem: Problem | null }> {
  const policy = policyText === null ? noPolicy : parsePolicy(environment.sha256, policyText);

  const files = await readZip(source);
  const fileOf = (name: string): BundleFile => files.find((file) => file.name === name)!;
  const hashes = await hashFiles(environment, source, files);
  const head = await readHead(source, fileOf("checkpoint"));
  // The leaves are read once, for their CRC-32 and all else; what is wrong is said in the order of the steps.
  const entries = await scanLeaves(environment, fileOf("leaves.jsonl"), source, head?.checkpoint ?? null);
  if (entries.crc !== fileOf("leaves.jsonl").crc) throw malformed("The file's CRC-32 is another.", { file: "leaves.jsonl" });

  if (!head) throw malformed("The checkpoint is none.", { file: "checkpoint" });
  const { origin, size, root } = head.checkpoint;
  Object.assign(verdict, { origin, size, root: toBase64(root) });
  const keys = policy.logs.find((log) => log.origin === origin)?.keys ?? [];
  const where = { file: "checkpoint" };
  const signers = await signersOf(environment.verifyEd25519, head.note, keys, where);
  const witnesses = await signersOf(environment.verifyEd25519, head.note, policy.witnesses.keys, where);
  Object.assign(verdict, { signedBy: signers.map(keyLabel), witnesses: witnesses.map(keyLabel) });

  judgeEntries(entries, size);
  if (!sameBytes(entries.tree.rootAt(size), root))
    throw tampered("The entries are not those that the checkpoint is of: the tree's root is another.", { file: "leaves.jsonl" });

  const watch = new RecordWatch(environment);
  const parts = fileOf("parts.jsonl");
  const { disclosed, erased } = await checkParts(
    environment,
    leafReader(new Window(source), entries),
    parts,
    linesOf(source, parts),
    size,
    watch,
  );
  const record = watch.judge();
  checkFiles(record, files, hashes);
  const { total, byName, erasures } = await countParts(entries, disclosed, erased, leafReader(new Window(source), entries));
  Object.assign(verdict, { parts: total });

  const texts = await checkEarlier(environment, linesOf(source, fileOf("earlier.jsonl")), head, entries.tree, [
    ...keys,
    ...policy.witnesses.keys,
  ]);
  const newer = await checkKept(environment, policy, head, entries, keys);
  const earlier = texts.size;
  const stamps = await checkTokens(environment, source, files, texts.set(size, head.note.text), policy);
  Object.assign(verdict, { timestamps: stamps.map(({ size: of, at }) => ({ size: of, at })) });

  const authorities = new Set(stamps.flatMap((stamp) => stamp.authorities)).size;
  const told = record && { entry: record.entry, through: record.through, withheld: withheldInWords(record) };
  const detail: Detail = { partsByName: byName, erasures, earlier, files: files.length, record: told };
  return { detail, problem: newer ?? anchorMissing(policyText === null, policy, origin, signers, witnesses.length, authorities) };
}

async function readHead(source: ByteSource, file: BundleFile): Promise<SignedCheckpoint | null> {
  return file.size > maxNoteBytes ? null : readCheckpointBytes(await source.read(file.offset, file.size));
}

/** Step 4, without the root. */
function judgeEntries({ malformed: wrong, count, problem }: Entries, size: number): void {
  const file = "leaves.jsonl";
  if (wrong) throw malformed(`The entry ${wrong.what}.`, { file, entry: wrong.entry });
  if (count !== size)
    throw tampered(`There are ${count} entries, and the checkpoint is of ${size}.`, { file, entry: Math.min(count, size) });
  if (problem) throw problem;
}

/** Step 8. @returns that the bundle is older than a checkpoint that was kept */
async function checkKept(
  environment: Environment,
  policy: Policy,
  { checkpoint: { origin, size } }: SignedCheckpoint,
  { tree }: Entries,
  keys: readonly NoteKey[],
): Promise<Problem | null> {
  let newer: Problem | null = null;
  for (const { note, checkpoint } of policy.checkpoints) {
    if (checkpoint.origin !== origin) continue;
    const kept = `The checkpoint that was kept, of ${checkpoint.size} entries,`;
    const signers = await signersOf(environment.verifyEd25519, note, keys, {});
    await signersOf(environment.verifyEd25519, note, policy.witnesses.keys, {});
    if (signers.length === 0) throw tampered(`${kept} is signed by none of the log's keys.`);
    if (checkpoint.size > size) newer ??= { what: `${kept} is newer than the bundle, which cannot be checked against it.` };
    else if (!sameBytes(tree.rootAt(checkpoint.size), checkpoint.root))
      throw tampered(`${kept} is not of this log: what was logged before it has been changed.`);
  }
  return newer;
}

/** What the policy asks for and nobody vouches for. */
function anchorMissing(
  none: boolean,
  policy: Policy,
  origin: string,
  signers: readonly NoteKey[],
  witnesses: number,
  authorities: number,
): Problem | null {
  if (none) return { what: "No policy was given: nothing says which key to trust." };
  if (!policy.logs.some((log) => log.origin === origin)) return { what: `The policy knows no log ${origin}.` };
  if (signers.length === 0) return { what: "None of the policy's keys has signed the checkpoint.", file: "checkpoint" };
  if (witnesses < policy.witnesses.atLeast)
    return {
      what: `${witnesses} of the policy's witnesses vouch for the checkpoint; it asks for ${policy.witnesses.atLeast}.`,
      file: "checkpoint",
    };
  if (authorities < policy.timestamps.atLeast)
    return {
      what: `${authorities} of the policy's time-stamp authorities vouch for a checkpoint; it asks for ${policy.timestamps.atLeast}.`,
    };
  return null;
}
