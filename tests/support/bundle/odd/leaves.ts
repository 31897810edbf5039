import { leafHash } from "@/lib/domain/audit/leaf";
import { bundleFiles, madeLog } from "../made-bundle";
import { madeUuid } from "../made-log";
import type { MadeFile } from "../write-zip";
import { type Case, one } from "./case";

/** The made log with its last leaf's bytes put in other words, and a tree and checkpoint to match. */
function withLastLeaf(change: (leaf: string) => string): MadeFile[] {
  const log = madeLog();
  const last = log.entries.at(-1)!;
  const bytes = Buffer.from(change(Buffer.from(last.bytes).toString()));
  Object.assign(last, { bytes, hash: leafHash(bytes), parts: [] });
  return bundleFiles({ log, record: false });
}

/** What of a leaf is right or wrong only by the letter. */
const leafChanges: Record<string, (leaf: string) => string> = {
  "29 February of a leap year": (leaf) => leaf.replace("2026-01-31", "2024-02-29"),
  "29 February of another year": (leaf) => leaf.replace("2026-01-31", "2026-02-29"),
  "29 February 1900": (leaf) => leaf.replace("2026-01-31", "1900-02-29"),
  "year 0": (leaf) => leaf.replace("2026-01-31", "0000-02-29"),
  "31 April": (leaf) => leaf.replace("2026-01-31", "2026-04-31"),
  "month 13": (leaf) => leaf.replace("2026-01-31", "2026-13-01"),
  "hour 24": (leaf) => leaf.replace(/T\d\d:\d\d:\d\d\.\d\d\d/, "T24:00:00.000"),
  "second 60": (leaf) => leaf.replace(/T\d\d:\d\d:\d\d/, "T23:59:60"),
  "no milliseconds": (leaf) => leaf.replace(/\.\d\d\dZ/, "Z"),
  "version 0": (leaf) => leaf.replace(/"ver":\d+/, '"ver":0'),
  "version 2^53 - 1": (leaf) => leaf.replace(/"ver":\d+/, '"ver":9007199254740991'),
  "version 2^53": (leaf) => leaf.replace(/"ver":\d+/, '"ver":9007199254740992'),
  "version 1.5": (leaf) => leaf.replace(/"ver":\d+/, '"ver":1.5'),
  "version 1e0": (leaf) => leaf.replace(/"ver":\d+/, '"ver":1e0'),
  "version -0": (leaf) => leaf.replace(/"ver":\d+/, '"ver":-0'),
  "version of the form 2": (leaf) => leaf.replace('"v":1', '"v":2'),
  "a member more": (leaf) => leaf.replace('"v":1', '"v":1,"va":1'),
  "a member twice": (leaf) => leaf.replace('"v":1', '"v":1,"v":1'),
  "white space": (leaf) => leaf.replace('"v":1', '"v": 1'),
  "an escape that is not needed": (leaf) => leaf.replace('"claim.', '"\\u0063laim.'),
  "an actor of 64": (leaf) => leaf.replace(/"actor":"[^"]*"/, `"actor":"${"a".repeat(64)}"`),
  "an actor of 65": (leaf) => leaf.replace(/"actor":"[^"]*"/, `"actor":"${"a".repeat(65)}"`),
  "an actor that begins with a point": (leaf) => leaf.replace(/"actor":"[^"]*"/, '"actor":".a"'),
  "an act of one word": (leaf) => leaf.replace(/"act":"[^"]*"/, '"act":"claim"'),
  "an act with dashes": (leaf) => leaf.replace(/"act":"[^"]*"/, '"act":"a-b.c-d"'),
  "an act that ends in a dash": (leaf) => leaf.replace(/"act":"[^"]*"/, '"act":"a-b.c-"'),
  "an id in capitals": (leaf) => leaf.replace(/"id":"[^"]*"/, (id) => `"id":${id.slice(5).toUpperCase()}`),
  "an id of another entry": (leaf) => leaf.replace(/"id":"[^"]*"/, `"id":"${madeUuid("event", 3)}"`),
  "no parts": (leaf) => leaf.replace(/"parts":\{[^}]*\}/, '"parts":{}'),
  "a part of another name": (leaf) => leaf.replace(/"parts":\{"after"/, '"parts":{"zz-top"'),
  "parts out of order": (leaf) => leaf.replace(/"parts":\{/, `"parts":{"before":"${"0".repeat(64)}",`),
  "a part's name in capitals": (leaf) => leaf.replace(/"parts":\{"after"/, '"parts":{"After"'),
  "a hash in capitals": (leaf) => leaf.replace(/"after":"[^"]*"/, `"after":"${"A".repeat(64)}"`),
  "one before that is none": (leaf) => leaf.replace('"prev":null', `"prev":"${"0".repeat(64)}"`),
  "another log": (leaf) => leaf.replace(/"log":"[^"]*"/, '"log":"elsewhere.example.org"'),
  "another log with quotes": (leaf) => leaf.replace(/"log":"[^"]*"/, '"log":"a\\"b\\\\c"'),
  "a log of other letters": (leaf) => leaf.replace(/"log":"[^"]*"/, '"log":"ünïcode/日本"'),
  "a log with a space": (leaf) => leaf.replace(/"log":"[^"]*"/, '"log":"a b"'),
  "a log with a byte order mark": (leaf) => leaf.replace(/"log":"[^"]*"/, '"log":"a\ufeffb"'),
  "a log with a next line": (leaf) => leaf.replace(/"log":"[^"]*"/, '"log":"a\u0085b"'),
  "a log with U+FFFD": (leaf) => leaf.replace(/"log":"[^"]*"/, '"log":"a\ufffdb"'),
  "a log with a control character": (leaf) => leaf.replace(/"log":"[^"]*"/, '"log":"a\\u0001b"'),
  "a log with half a pair": (leaf) => leaf.replace(/"log":"[^"]*"/, '"log":"a\\ud800b"'),
  "a log of 201 bytes": (leaf) => leaf.replace(/"log":"[^"]*"/, `"log":"${"a".repeat(201)}"`),
  "a log without a name": (leaf) => leaf.replace(/"log":"[^"]*"/, '"log":""'),
  "too many bytes": (leaf) => leaf.replace(/"act":"[^"]*"/, `"act":"${"a".repeat(8192)}.b"`),
  "a carriage return behind it": (leaf) => `${leaf}\r`,
  "a byte order mark before it": (leaf) => `\ufeff${leaf}`,
};

export const leafCases = (): Case[] => Object.entries(leafChanges).map(([name, change]) => one(`a leaf: ${name}`, withLastLeaf(change)));
