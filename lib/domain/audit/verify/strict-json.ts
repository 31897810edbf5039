import { canonicalJson, type Json } from "../json";

/** How deep a JSON value may nest. */
export const maxDepth = 256;

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
/** Decodes UTF-8 without loss. null: it is none. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

function nestsWithin(value: Json, levels: number): boolean {
  if (value === null || typeof value !== "object") return true;
  return levels > 0 && Object.values(value).every((each) => nestsWithin(each, levels - 1));
}

/** Reads JSON that is its own JCS form (RFC 8785), and so has no key twice. undefined: it is not. */
export function parseCanonical(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text);
    return nestsWithin(value, maxDepth) && canonicalJson(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

export type Members = { [key: string]: Json };
/** An object with exactly these members, in any order. */
export function hasExactly(value: Json | undefined, keys: readonly string[]): value is Members {
  return isObject(value) && Object.keys(value).length === keys.length && keys.every((key) => Object.hasOwn(value, key));
}

export function isObject(value: Json | undefined): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export const isIndex = (value: Json | undefined): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
export const isHash = (value: Json | undefined): value is string => typeof value === "string" && /^[0-9a-f]{64}$/.test(value);

/** Whether an object in a JSON text names a member twice, which JSON.parse does not say. @param text that JSON.parse takes */
export function hasMemberTwice(text: string): boolean {
  const open: (Set<string> | null)[] = [];
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"(?:\s*:)?|[{}[\]]/g)) {
    if (token === "{") open.push(new Set());
    else if (token === "[") open.push(null);
    else if (token === "}" || token === "]") open.pop();
    else if (token.endsWith(":")) {
      const name: string = JSON.parse(token.slice(0, -1));
      const names = open.at(-1)!;
      if (names?.has(name)) return true;
      names?.add(name);
    }
  }
  return false;
}
