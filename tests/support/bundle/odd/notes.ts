import { checkpointText } from "@/lib/domain/audit/note/checkpoint";
import { type SignedNote, writeNote } from "@/lib/domain/audit/note/signed-note";
import { withText } from "../changed";
import { type MadeKey, signatureLine } from "../keys";
import { bundleFiles, logKey, madeLog, origin, policy, witness } from "../made-bundle";
import type { MadeFile } from "../write-zip";
import { type Case, one, unknown } from "./case";

/** The right files, with the checkpoint's note in other words. */
function withNote(change: (note: SignedNote) => string): MadeFile[] {
  const log = madeLog();
  const text = checkpointText({ origin, size: log.entries.length, root: log.rootAt(log.entries.length) });
  const note = change({ text, signatures: [logKey, witness].map((key) => signatureLine(key, text)) });
  return withText(bundleFiles({ log, record: false }), "checkpoint", () => note);
}

/** A note with other lines in its text, signed as it then is. */
const retold = (change: (text: string) => string, keys: readonly MadeKey[] = [logKey, witness]): MadeFile[] =>
  withNote(({ text }) => {
    const other = change(text);
    return `${other}\n${writeNote({ text: "x\n", signatures: keys.map((key) => signatureLine(key, other)) }).slice(3)}`;
  });

const witnessLine = (text: string, seconds: bigint): string => {
  const message = Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`);
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(seconds);
  const { signature } = signatureLine({ ...witness, algorithm: "note" }, message.toString());
  return `— ${witness.name} ${Buffer.concat([witness.id, time, signature]).toString("base64")}\n`;
};
/** The log's line with the group's order added to S: the same equation, other bytes. */
function withOtherS(text: string): string {
  const { signature } = signatureLine(logKey, text);
  let s =
    BigInt(`0x${Buffer.from(signature.subarray(32)).reverse().toString("hex")}`) + 2n ** 252n + 27742317777372353535851937790883648493n;
  const other = Buffer.alloc(32);
  for (let at = 0; at < 32; at++, s >>= 8n) other[at] = Number(s & 0xffn);
  return `— ${origin} ${Buffer.concat([logKey.id, signature.subarray(0, 32), other]).toString("base64")}\n`;
}
const noteWith = (line: string): MadeFile[] => withNote((note) => `${writeNote(note)}${line}`);

const askWitness = policy({ witnesses: { keys: [witness.vkey], atLeast: 1 } });
export const noteCases = (): Case[] => [
  one(
    "a checkpoint with a line more",
    retold((text) => `${text}more\n`),
    askWitness,
  ),
  one(
    "a checkpoint with an empty line more",
    retold((text) => `${text}\nmore\n`),
    askWitness,
  ),
  one(
    "a checkpoint with a control character",
    retold((text) => `${text}a\u0007b\n`),
  ),
  one(
    "a checkpoint with U+FFFD",
    retold((text) => `${text}a\ufffdb\n`),
  ),
  one(
    "a checkpoint with a carriage return",
    retold((text) => text.replace("\n", "\r\n")),
  ),
  one(
    "a checkpoint whose size begins with 0",
    retold((text) => text.replace("\n20\n", "\n020\n")),
  ),
  one(
    "a checkpoint whose size is too large",
    retold((text) => text.replace("\n20\n", "\n9007199254740992\n")),
  ),
  one(
    "a checkpoint of 2^53 - 1 entries",
    retold((text) => text.replace("\n20\n", "\n9007199254740991\n")),
  ),
  one(
    "a checkpoint of one entry less",
    retold((text) => text.replace("\n20\n", "\n19\n")),
  ),
  one(
    "a checkpoint of another log",
    retold((text) => text.replace(origin, `${origin}x`)),
  ),
  one(
    "a checkpoint of a log with a space",
    retold((text) => text.replace(origin, "a b")),
  ),
  one(
    "a checkpoint of a log with a byte order mark",
    retold((text) => text.replace(origin, "a\ufeffb")),
  ),
  one(
    "a checkpoint that nobody has signed",
    retold((text) => text, []),
  ),
  one(
    "a checkpoint that only the witness has signed",
    retold((text) => text, [witness]),
    askWitness,
  ),
  one(
    "a checkpoint that somebody unknown has signed",
    retold((text) => text, [unknown]),
  ),
  one(
    "a checkpoint with a line twice",
    retold((text) => text, [logKey, logKey]),
  ),
  one("a note with a line by a key of a name with a byte order mark", noteWith(`— a\ufeffb ${"AAAA".repeat(3)}\n`)),
  one("a note with a line by a key of a name with a next line", noteWith(`— a\u0085b ${"AAAA".repeat(3)}\n`)),
  one("a note with a line of 5 bytes", noteWith("— somebody AAAAAAA=\n")),
  one("a note with a line of 4 bytes", noteWith("— somebody AAAAAA==\n")),
  one("a note with a line in no form of Base64", noteWith("— somebody AAAAAAB=\n")),
  one("a note with a dash that is none", noteWith("- somebody AAAAAAA=\n")),
  one("a note with two spaces", noteWith("—  somebody AAAAAAA=\n")),
  one("a note with 100 lines", noteWith("— somebody AAAAAAA=\n".repeat(98))),
  one("a note with 101 lines", noteWith("— somebody AAAAAAA=\n".repeat(99))),
  one("a note of more than 1,000,000 bytes", noteWith(`— ${"x".repeat(1_000_000)} AAAAAAA=\n`)),
  one("a note of more than 1,000,000 bytes in fewer letters", noteWith(`— ${"ü".repeat(600_000)} AAAAAAA=\n`)),
  one(
    "a log's signature in another form",
    withNote(({ text }) => `${text}\n${withOtherS(text)}`),
  ),
  one("a log's line that is too short", noteWith(`— ${origin} ${Buffer.concat([logKey.id, Buffer.alloc(63)]).toString("base64")}\n`)),
  one(
    "a witness's line that does not hold, and no log",
    noteWith(witnessLine("x\n", 1n)),
    JSON.stringify({ ...JSON.parse(askWitness), logs: [] }),
  ),
  ...[0n, 1n, 2n ** 53n + 1n, 2n ** 64n - 1n].map((seconds) =>
    one(
      `a witness at ${seconds}`,
      withNote(({ text, signatures }) => `${writeNote({ text, signatures: signatures.slice(0, 1) })}${witnessLine(text, seconds)}`),
      askWitness,
    ),
  ),
];
