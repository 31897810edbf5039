import { createHash } from "node:crypto";
import { canonicalJson, type Json } from "@/lib/domain/audit/json";
import { type Leaf, leafBytes, leafHash, makePart } from "@/lib/domain/audit/leaf";
import { append, emptyFrontier, rootOf } from "@/lib/domain/audit/tree/frontier";
import { consistencyRanges, proofOf } from "@/lib/domain/audit/tree/proofs";
import { nodeCrypto } from "@/bin/verify/node-crypto";

export type MadeEntry = { leaf: Leaf; bytes: Uint8Array; hash: Uint8Array; parts: { name: string; salt: string; payload: string }[] };

/** A UUID made of a word and a number, the same each time. */
export function madeUuid(word: string, number: number): string {
  const hex = createHash("sha256").update(`${word} ${number}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** A log made of entries as they come. */
export class MadeLog {
  readonly entries: MadeEntry[] = [];
  private readonly last = new Map<string, MadeEntry>();

  constructor(readonly origin: string) {}

  /** @param changed puts other members into the leaf than are right */
  add(act: string, obj: string, parts: Record<string, Json> = {}, changed: Partial<Leaf> = {}): MadeEntry {
    const index = this.entries.length;
    const before = this.last.get(obj);
    const made = Object.entries(parts).map(([name, value]) =>
      makePart(name, value, createHash("sha256").update(`${index} ${name}`).digest()),
    );
    const leaf: Leaf = {
      act,
      actor: "p-abcdefghij",
      id: madeUuid("event", index),
      log: this.origin,
      obj,
      parts: Object.fromEntries(made.map(({ name, commitment }) => [name, Buffer.from(commitment).toString("hex")])),
      prev: before ? Buffer.from(before.hash).toString("hex") : null,
      ts: new Date(Date.UTC(2026, 0, 31, 9, 30) + 1000 * index).toISOString(),
      v: 1,
      ver: (before?.leaf.ver ?? 0) + 1,
      ...changed,
    };
    const bytes = leafBytes(leaf);
    const told = made.map(({ name, salt, payload }) => ({
      name,
      salt: Buffer.from(salt).toString("hex"),
      payload: Buffer.from(payload).toString(),
    }));
    const entry: MadeEntry = { leaf, bytes, hash: leafHash(bytes), parts: told };
    this.entries.push(entry);
    this.last.set(obj, entry);
    return entry;
  }

  rootAt(size: number): Uint8Array {
    let frontier = emptyFrontier;
    for (const { hash } of this.entries.slice(0, size)) ({ frontier } = append(nodeCrypto.sha256, frontier, hash));
    return rootOf(nodeCrypto.sha256, frontier);
  }

  proof(first: number, second: number): Uint8Array[] {
    const ranges = consistencyRanges(first, second);
    const nodes = new Map<string, Uint8Array>();
    let frontier = emptyFrontier;
    for (const { hash } of this.entries.slice(0, second)) {
      const appended = append(nodeCrypto.sha256, frontier, hash);
      frontier = appended.frontier;
      for (const { level, index, hash: node } of appended.completed) nodes.set(`${level}/${index}`, node);
    }
    return proofOf(nodeCrypto.sha256, ranges, ({ level, index }) => nodes.get(`${level}/${index}`)!);
  }
}

/** A line of JSON in its canonical form. */
export const jsonLine = (value: Json): string => `${canonicalJson(value)}\n`;
