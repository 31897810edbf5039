import type { Json } from "../json";
import type { Environment, Hasher } from "./environment";
import { toHex } from "./hex";
import { tampered, type Refused } from "./outcome";
import { hasExactly, isIndex, isObject } from "./strict-json";
import type { BundleFile } from "./zip-reader";

export type BundleRecord = { entry: number; files: Record<string, string>; parts: string; through: number; withheld: Json };
const newline = Uint8Array.of(0x0a);

/** Watches the lines of `parts.jsonl` go by: the record is the last, and vouches for all those before it. */
export class RecordWatch {
  private readonly before: Hasher;
  private last: { index: number; isRecord: boolean; payload: Json | undefined; line: Uint8Array } | null = null;
  /** The highest index of a line before the last. */
  private highest = -1;

  constructor(environment: Environment) {
    this.before = environment.hasher();
  }

  line(index: number, name: string, act: string, payload: Json | undefined, line: Uint8Array): void {
    if (this.last) {
      this.before.update(this.last.line);
      this.before.update(newline);
      this.highest = this.last.index;
    }
    const isRecord = act === "bundle.exported" && name === "after";
    this.last = { index, isRecord, payload: isRecord ? payload : undefined, line };
  }

  /** Step 6 of §7, without the files. null: there is no record. @throws Refused */
  judge(): BundleRecord | null {
    if (!this.last?.isRecord) return null;
    const { index, payload } = this.last;
    const where = { file: "parts.jsonl", entry: index };
    const record = readRecord(payload, index);
    if (!record) throw tampered("The bundle's record is not of the form onus-bundle/1.", where);
    if (record.parts !== toHex(this.before.digest())) throw tampered("The parts are not those of the bundle's record.", where);
    if (record.through > index || this.highest >= record.through)
      throw tampered("There are parts of entries that the bundle was not made of.", where);
    return record;
  }
}

function readRecord(payload: Json | undefined, entry: number): BundleRecord | null {
  if (!hasExactly(payload, ["files", "format", "parts", "scope", "through", "withheld"])) return null;
  const { files, format, parts, through, withheld } = payload;
  if (format !== "onus-bundle/1" || !isObject(files) || typeof parts !== "string" || !isIndex(through)) return null;
  return { entry, files: files as Record<string, string>, parts, through, withheld: withheld! };
}

/** The files that the record vouches for. */
const isReadable = ({ name }: BundleFile): boolean => name === "README.txt" || name.startsWith("files/");

/** That the files are those of the record, no more and no less. @param hashes SHA-256 (hex) of each readable file. @throws Refused */
export function checkFiles(record: BundleRecord | null, files: readonly BundleFile[], hashes: ReadonlyMap<string, string>): void {
  const readable = files.filter(isReadable);
  if (!record) {
    const stray = readable.find(({ name }) => name !== "README.txt");
    if (stray) throw tampered("The file is in no record of this bundle: the last of its parts is none.", { file: stray.name });
    return;
  }
  for (const { name } of readable)
    if (!Object.hasOwn(record.files, name) || record.files[name] !== hashes.get(name)) throw differs(name, record.entry);
  const missing = Object.keys(record.files).find((name) => !hashes.has(name));
  if (missing !== undefined) throw tampered("A file of the bundle's record is missing.", { file: missing, entry: record.entry });
}

const differs = (file: string, entry: number): Refused => tampered("The file is not the one of the bundle's record.", { file, entry });

/** What a record says was withheld, as people read it. */
export function withheldInWords({ withheld }: BundleRecord): string {
  const isList = Array.isArray(withheld) && withheld.every((each) => typeof each === "string");
  return isList ? withheld.join(", ") || "nothing" : JSON.stringify(withheld);
}
