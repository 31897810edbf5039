import { toBase64 } from "@/lib/domain/audit/note/base64";
import { canonicalJson } from "../json";
import type { BundleAsked } from "./asked";

/* The lines and the record of a bundle, docs/audit-format.md §5. */

export const bundleFormat = "onus-bundle/1";

/** A line of `parts.jsonl`. @param salt 64 hex digits */
export function partLine(part: { index: number; name: string; payload: string; salt: string }): string {
  const { index, name, payload, salt } = part;
  return `${canonicalJson({ index, name, payload, salt })}\n`;
}

/** A line of `earlier.jsonl`. @param proof hashes of 32 bytes */
export function earlierLine(note: string, proof: readonly Uint8Array[]): string {
  return `${canonicalJson({ note, proof: proof.map(toBase64) })}\n`;
}

/** What the entry `bundle.exported` says in its part `after`. */
export type BundleRecord = {
  /** SHA-256 (hex) of README.txt and of every file below `files/`, by name. */
  files: Record<string, string>;
  format: typeof bundleFormat;
  /** SHA-256 (hex) of all the lines of `parts.jsonl` before the record's own. */
  parts: string;
  scope: BundleAsked["scope"];
  /** Entries that the bundle was made of. */
  through: number;
  withheld: BundleAsked["withhold"];
};
