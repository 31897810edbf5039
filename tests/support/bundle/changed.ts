import { canonicalJson, type Json } from "@/lib/domain/audit/json";
import { type MadeFile, writeZip } from "./write-zip";

/** The files with one of them changed, as text. */
export function withText(files: readonly MadeFile[], name: string, change: (text: string) => string): MadeFile[] {
  return files.map((file) => (file.name === name ? { name, data: Buffer.from(change(file.data.toString())) } : file));
}

/** The files with one line of a file changed; null takes it out. @param at from 0, or from the end when negative */
export function withLine(files: readonly MadeFile[], name: string, at: number, change: (line: string) => string | null): MadeFile[] {
  return withText(files, name, (text) => {
    const lines = text.split("\n").slice(0, -1);
    const place = at < 0 ? lines.length + at : at;
    return lines
      .flatMap((line, index) => (index === place ? (change(line) ?? []) : line))
      .map((line) => `${line}\n`)
      .join("");
  });
}

/** The same of a line of JSON, which stays in canonical form. */
export function withMembers(files: readonly MadeFile[], name: string, at: number, change: (line: Record<string, Json>) => Json): Buffer {
  return writeZip(withLine(files, name, at, (line) => canonicalJson(change(JSON.parse(line)))));
}
