import type { Json } from "../json";
import { partPreimage } from "../part-preimage";
import type { Environment } from "./environment";
import { fromHex, toHex } from "./hex";
import { partName } from "./leaf-form";
import type { Window } from "./lines";
import { Findings, malformed, tampered, type Problem } from "./outcome";
import type { RecordWatch } from "./record";
import { decodeUtf8, hasExactly, isHash, isIndex, isObject, parseCanonical } from "./strict-json";
import type { BundleFile } from "./zip-reader";

/** A line of `parts.jsonl`. */
type DisclosedPart = { index: number; name: string; payload: string; salt: string };
/** What a disclosed erasure says is gone. */
export type ErasedBy = { leaf: string; part: string; at: number };
/** Where the leaves stand in the bundle. */
export type LeafPlaces = { offset: number; ends: Float64Array; size: number };

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Which parts are disclosed, by name: the indexes of their entries, ascending. */
export class Disclosed {
  readonly names = new Map<string, { indexes: Float64Array; count: number }>();

  add(name: string, index: number): void {
    let of = this.names.get(name);
    if (!of) this.names.set(name, (of = { indexes: new Float64Array(64), count: 0 }));
    if (of.count === of.indexes.length) {
      const larger = new Float64Array(2 * of.count);
      larger.set(of.indexes);
      of.indexes = larger;
    }
    of.indexes[of.count++] = index;
  }

  has(name: string, index: number): boolean {
    const of = this.names.get(name);
    if (!of) return false;
    let [low, high] = [0, of.count];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (of.indexes[middle]! < index) low = middle + 1;
      else high = middle;
    }
    return low < of.count && of.indexes[low] === index;
  }
}

/**
 * Step 5 of §7: every disclosed part is the one that its leaf commits to. The file is read once, and what is wrong is judged at its end in the order of the
 * sentences there. @param watch is shown every line, to judge the record. @throws Refused
 */
export async function checkParts(
  environment: Environment,
  leafAt: (index: number) => Promise<Uint8Array>,
  file: BundleFile,
  lines: AsyncIterable<Uint8Array[]>,
  size: number,
  watch: RecordWatch,
): Promise<{ disclosed: Disclosed; erased: ErasedBy[] }> {
  const findings = new Findings();
  const disclosed = new Disclosed();
  const erased: ErasedBy[] = [];
  let [number, last] = [0, { index: -1, name: "" }];
  for await (const some of lines) {
    for (const bytes of some) {
      number++;
      const where: Omit<Problem, "what"> = { file: file.name };
      const part = readPart(bytes);
      if (!part) throw malformed(`Line ${number} is no disclosed part.`, where);
      where.entry = part.index;
      if (part.index < last.index || (part.index === last.index && part.name <= last.name))
        throw malformed(`Line ${number} is out of order.`, where);
      last = part;
      if (part.index >= size) {
        findings.add(1, tampered(`Line ${number} is of an entry that the log does not have.`, where));
        continue;
      }
      const leaf: { act: string; parts: Record<string, string> } = JSON.parse(decodeUtf8(await leafAt(part.index))!);
      const [payload, committed] = [bytesOf(part.payload), Object.hasOwn(leaf.parts, part.name) ? leaf.parts[part.name] : undefined];
      if (committed === undefined)
        findings.add(1, tampered(`Line ${number} is of a part that the entry does not have: ${part.name}.`, where));
      else if (committed !== toHex(environment.sha256(...partPreimage(part.name, fromHex(part.salt), payload))))
        findings.add(1, tampered(`The part “${part.name}” is not the one that the entry commits to.`, where));
      const value = parseCanonical(part.payload);
      if (value === undefined) findings.add(2, malformed(`The part “${part.name}” is not in canonical form (RFC 8785).`, where));
      if (leaf.act === "part.erased" && part.name === "after") for (const each of erasedBy(value, part.index)) erased.push(each);
      disclosed.add(part.name, part.index);
      watch.line(part.index, part.name, leaf.act, value, bytes);
    }
    environment.progress?.({ step: "parts", done: last.index + 1, of: size });
  }
  findings.judge();
  return { disclosed, erased };
}

function readPart(bytes: Uint8Array): DisclosedPart | null {
  const text = decodeUtf8(bytes);
  const value = text === null ? undefined : parseCanonical(text);
  if (!hasExactly(value, ["index", "name", "payload", "salt"])) return null;
  const { index, name, payload, salt } = value;
  if (!isIndex(index) || typeof name !== "string" || !partName.test(name) || typeof payload !== "string" || !isHash(salt)) return null;
  return { index, name, payload, salt };
}

function erasedBy(value: Json | undefined, at: number): ErasedBy[] {
  if (!isObject(value) || !Array.isArray(value.parts)) return [];
  return value.parts.flatMap((each) => {
    const right = isObject(each) && isHash(each.leaf) && typeof each.part === "string";
    return right ? [{ leaf: each.leaf as string, part: each.part as string, at }] : [];
  });
}

/** Reads leaves by index. */
export function leafReader(window: Window, { offset, ends }: LeafPlaces): (index: number) => Promise<Uint8Array> {
  return (index) => {
    const from = index === 0 ? 0 : ends[index - 1]!;
    return window.read(offset + from, ends[index]! - 1 - from);
  };
}
