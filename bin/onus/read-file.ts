import { readFile } from "node:fs/promises";
import type { z } from "zod";
import { Refusal } from "@/lib/domain/problems";
import { normaliseLineEndings } from "@/lib/domain/text";

/** The text of a UTF-8 file with its line endings normalised; anything that is not such a text is refused. */
export async function readText(path: string): Promise<string> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const why =
      code === "ENOENT" ? "There is no such file" : code === "EISDIR" ? "That is a folder" : `The file could not be read (${code})`;
    throw new Refusal("unreadable", { detail: `${why}: ${path}` });
  }
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal("unreadable", { detail: `Not UTF-8 text: ${path}` });
  }
  if (text.includes("\0")) throw new Refusal("unreadable", { detail: `Binary data, not text: ${path}` });
  if (text.trim() === "") throw new Refusal("unreadable", { detail: `Nothing in it: ${path}` });
  return normaliseLineEndings(text);
}

/** A JSON file of the given shape; the first thing that does not fit is named. */
export async function readJson<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  const text = await readText(path);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refusal("unreadable", { detail: `Not JSON: ${path}` });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Refusal("invalid", { detail: `${path}: ${issue?.path.join(".") || "the file"}: ${issue?.message ?? "does not fit"}` });
}
