import { unreadable } from "./document";

/** What no page for people comes near, and what keeps parsing within seconds whatever a page is made of. */
export const maxElements = 200_000;
/** Browsers stop at 512 as well. */
export const maxDepth = 512;
/** A parser compares each attribute with those before it in its tag: this bounds the sum of their squares. */
const maxAttributeWork = 50_000_000;

export function tooTangled(): Error {
  return unreadable("This page is built in a way that cannot be taken apart safely. Copy its text and paste it.");
}

/**
 * Refuses pages whose tags carry absurd numbers of attributes, before a parser sees them. One pass: every character is
 * looked at once, and tags are found where the HTML standard's tokenizer finds them.
 */
export function assertBearableAttributes(html: string): void {
  let work = 0;
  for (let i = html.indexOf("<"); i !== -1; i = html.indexOf("<", i)) {
    if (html.startsWith("<!--", i)) {
      i = html.indexOf("-->", i + 2);
      if (i === -1) return;
    } else if (/[a-z]/i.test(html.charAt(i + 1))) {
      const tag = scanTag(html, i + 1);
      work += tag.attributes ** 2;
      if (work > maxAttributeWork) throw tooTangled();
      const raw = /^(?:script|style|textarea|title|xmp|iframe|noembed|noframes)\b/i.exec(html.slice(i + 1, i + 10));
      i = raw ? endOfRawText(html, tag.end, raw[0]) : tag.end;
    } else {
      i++;
    }
  }
}

/** From a tag's name to its ">", which a quoted value may hold and anything else may not. */
function scanTag(html: string, from: number): { end: number; attributes: number } {
  let attributes = 0;
  let place: "name" | "between" | "before-value" | "value" = "name";
  for (let i = from; i < html.length; i++) {
    const unit = html.charCodeAt(i);
    if (unit === 0x3e) return { end: i, attributes };
    if (unit <= 0x20 || (unit === 0x2f && place !== "value")) {
      if (place !== "before-value") place = "between";
    } else if (place === "before-value" && (unit === 0x22 || unit === 0x27)) {
      i = html.indexOf(html.charAt(i), i + 1);
      if (i === -1) break;
      place = "between";
    } else if (place === "before-value") {
      place = "value";
    } else if (unit === 0x3d && place !== "value") {
      place = "before-value";
    } else if (place === "between") {
      place = "name";
      attributes++;
    }
  }
  return { end: html.length, attributes };
}

function endOfRawText(html: string, from: number, name: string): number {
  const closing = new RegExp(`</${name}`, "gi");
  closing.lastIndex = from;
  return closing.exec(html)?.index ?? html.length;
}
