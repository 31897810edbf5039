import type { DefaultTreeAdapterTypes } from "parse5";
import { assertBearableAttributes, maxDepth, maxElements, tooTangled } from "./html-limits";

export type ParentNode = DefaultTreeAdapterTypes.ParentNode;
export type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode;

/** Parses as browsers do (WHATWG), without running or loading anything. `unreadable` for a page made to exhaust its parser. */
export async function parseHtml(html: string): Promise<ParentNode> {
  assertBearableAttributes(html);
  const { parse, defaultTreeAdapter } = await import("parse5");
  let elements = 0;
  let depth = 0;
  return parse(html, {
    scriptingEnabled: false,
    treeAdapter: {
      ...defaultTreeAdapter,
      createElement(tagName, namespaceURI, attrs) {
        if (++elements > maxElements) throw tooTangled();
        return defaultTreeAdapter.createElement(tagName, namespaceURI, attrs);
      },
      onItemPush() {
        if (++depth > maxDepth) throw tooTangled();
      },
      onItemPop() {
        depth--;
      },
    },
  });
}

export function isElement(node: Node | ParentNode): node is Element {
  return "tagName" in node;
}

export function attribute(element: Element, name: string): string | null {
  return element.attrs.find((candidate) => candidate.name === name)?.value ?? null;
}

/** Elements below the node, in document order; `into` says which to look inside. */
export function* descendants(node: ParentNode, into: (element: Element) => boolean = () => true): Generator<Element> {
  const waiting = node.childNodes.toReversed();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (!isElement(next)) continue;
    yield next;
    if (!into(next)) continue;
    for (let i = next.childNodes.length - 1; i >= 0; i--) waiting.push(next.childNodes[i]!);
  }
}

export function find(node: ParentNode, test: (element: Element) => boolean): Element | null {
  for (const element of descendants(node)) if (test(element)) return element;
  return null;
}

export function textOf(node: ParentNode): string {
  let text = "";
  for (const child of node.childNodes) {
    if ("value" in child) text += child.value;
    else if (isElement(child) && !neverShown.has(child.tagName)) text += textOf(child);
  }
  return text.replace(/[ \t\n\f\r]+/g, " ").trim();
}

export const neverShown = new Set(
  "script style noscript template svg math iframe object embed canvas video audio button input select textarea datalist dialog head link meta title frameset".split(
    " ",
  ),
);

/** What the page itself hides, so that a reader never saw it. */
export function isHidden(element: Element): boolean {
  return (
    neverShown.has(element.tagName) ||
    attribute(element, "hidden") !== null ||
    attribute(element, "aria-hidden") === "true" ||
    /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attribute(element, "style")?.slice(0, 1_000) ?? "")
  );
}
