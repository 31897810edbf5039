import { descendants, find, isElement, isHidden, type Element, type ParentNode } from "./html-tree";

const readabilityAttributes = new Set(["class", "id", "role", "rel", "itemprop", "href", "dir", "alt", "start"]);
const voidTags = new Set("area base br col hr img source track wbr".split(" "));
/** Shorter than this, the reader view has likely missed the article (a very short page costs nothing by being kept whole). */
const minArticleLength = 200;
/** Readability looks through what lies below an element for each element: this many take it a second or two. */
const maxLooks = 300_000;

/**
 * The part of a page that is the article, by the rules of Firefox's reader view (Readability), on the light DOM that it
 * was made for: with jsdom the same takes twenty times as long and grows with the square of the page. Where that finds
 * nothing, or the page is too big for it, the page's only <article> or <main>, else all of its body.
 */
export async function mainContent(page: ParentNode): Promise<{ content: ParentNode; whole: boolean }> {
  const body = find(page, ({ tagName }) => tagName === "body") ?? page;
  const article = looksNeeded(body) <= maxLooks ? await byReadability(body) : null;
  if (article) return { content: article, whole: false };
  const isMarked = ({ tagName }: Element) => tagName === "article" || tagName === "main";
  const [only, another] = [...descendants(body, (element) => !isMarked(element) && !isHidden(element))].filter(
    (element) => isMarked(element) && !isHidden(element),
  );
  return only && !another ? { content: only, whole: false } : { content: body, whole: true };
}

/** The sizes of all subtrees, summed: each element counts once for each that it lies in. */
function looksNeeded(node: ParentNode, depth = 1): number {
  return node.childNodes.reduce((sum, child) => sum + (isElement(child) && !isHidden(child) ? looksNeeded(child, depth + 1) : 0), depth);
}

async function byReadability(body: ParentNode): Promise<ParentNode | null> {
  const { default: JSDOMParser } = await import("@mozilla/readability/JSDOMParser.js");
  const { Readability } = await import("@mozilla/readability");
  const { parseFragment } = await import("parse5");
  const parts: string[] = [];
  writeMarkup(body, parts);
  const document = new JSDOMParser().parse(`<html><head><title></title></head><body>${parts.join("")}</body></html>`);
  const found = new Readability(document, { disableJSONLD: true }).parse();
  if (!found?.content || (found.textContent ?? "").trim().length < minArticleLength) return null;
  return parseFragment(found.content);
}

/** Well-formed markup of what is shown, with just the attributes that Readability weighs. */
function writeMarkup(node: ParentNode, parts: string[]): void {
  for (const child of node.childNodes) {
    if ("value" in child) {
      parts.push(escape(child.value));
    } else if (isElement(child) && !isHidden(child) && /^[a-z][a-z0-9-]*$/.test(child.tagName)) {
      const attributes = child.attrs
        .filter(({ name }) => readabilityAttributes.has(name))
        .map(({ name, value }) => ` ${name}="${escape(value.slice(0, 200))}"`);
      parts.push(`<${child.tagName}${attributes.join("")}`);
      if (voidTags.has(child.tagName)) {
        parts.push("/>");
        continue;
      }
      parts.push(">");
      writeMarkup(child, parts);
      parts.push(`</${child.tagName}>`);
    }
  }
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
