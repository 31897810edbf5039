export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/**
 * JSON Canonicalization Scheme (RFC 8785): no white space, keys sorted by UTF-16 code units,
 * numbers and strings as ECMAScript prints them. Lone surrogates and non-finite numbers are refused.
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new RangeError("JSON has no NaN or Infinity");
    return JSON.stringify(value);
  }
  if (typeof value === "string") {
    if (!value.isWellFormed()) throw new RangeError("a lone surrogate has no UTF-8 form");
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const members = Object.keys(value)
    .sort()
    .map((key) => `${canonicalJson(key)}:${canonicalJson(value[key]!)}`);
  return `{${members.join(",")}}`;
}
