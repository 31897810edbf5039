import { superscript } from "./superscript";
import { attribute, descendants, isElement, isHidden, textOf, type Element, type ParentNode } from "./html-tree";

const blockTags = new Set(
  "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul".split(
    " ",
  ),
);

/**
 * What a reader of the page sees, as blocks of plain text in document order: headings, paragraphs, captions, quotations;
 * the items of a list as lines with "• " or their number; a table's rows as lines, its cells apart by a tab. White space
 * is collapsed as browsers do (a non-breaking space stays one), and nothing is added besides those marks.
 */
export function htmlBlocks(root: ParentNode): string[] {
  const writer = new BlockWriter();
  walk(root, writer, { preformatted: false, listDepth: 0 });
  writer.endBlock();
  return writer.blocks;
}

type Place = { preformatted: boolean; listDepth: number };

function walk(node: ParentNode, writer: BlockWriter, place: Place): void {
  for (const child of node.childNodes) {
    if ("value" in child) writer.write(child.value, place.preformatted);
    else if (isElement(child) && !isHidden(child)) element(child, writer, place);
  }
}

function element(node: Element, writer: BlockWriter, place: Place): void {
  switch (node.tagName) {
    case "br":
      return writer.lineBreak();
    case "ul":
    case "ol":
    case "menu":
      return list(node, writer, place);
    case "table":
      if (isDataTable(node)) return table(node, writer);
      break;
    case "sup":
      return writer.write(superscript(textOf(node)), false);
    case "q":
      writer.write("“", false);
      walk(node, writer, place);
      return writer.write("”", false);
  }
  if (!blockTags.has(node.tagName)) return walk(node, writer, place);
  writer.endBlock();
  walk(node, writer, { ...place, preformatted: place.preformatted || node.tagName === "pre" });
  writer.endBlock();
}

function list(node: Element, writer: BlockWriter, place: Place): void {
  let number = Number(attribute(node, "start") ?? 1) || 1;
  if (place.listDepth === 0) writer.endBlock();
  for (const child of node.childNodes) {
    if (!isElement(child) || isHidden(child)) continue;
    if (child.tagName !== "li") {
      element(child, writer, place);
      continue;
    }
    writer.beginItem("  ".repeat(place.listDepth) + (node.tagName === "ol" ? `${number++}. ` : "• "));
    walk(child, writer, { ...place, listDepth: place.listDepth + 1 });
    writer.endItem();
  }
  if (place.listDepth === 0) writer.endList();
}

/** Tables were long used to lay pages out: one whose cells hold blocks of their own is read cell by cell instead. */
function isDataTable(node: Element): boolean {
  const structure = new Set(["caption", "tbody", "thead", "tfoot", "tr", "td", "th", "p"]);
  for (const inner of descendants(node)) {
    if (blockTags.has(inner.tagName) && !structure.has(inner.tagName)) return false;
  }
  return true;
}

function table(node: Element, writer: BlockWriter): void {
  writer.endBlock();
  const rows: string[] = [];
  for (const inner of descendants(node, (candidate) => candidate.tagName !== "tr")) {
    if (isHidden(inner)) continue;
    if (inner.tagName === "caption") rows.unshift(htmlBlocks(inner).join(" "), "");
    if (inner.tagName !== "tr") continue;
    const cells = inner.childNodes.filter((cell) => isElement(cell) && !isHidden(cell));
    rows.push(
      cells
        .map((cell) =>
          htmlBlocks(cell as Element)
            .join(" ")
            .replaceAll("\n", " "),
        )
        .join("\t"),
    );
  }
  const text = rows.filter((row, i) => row.trim() !== "" || i === 1).join("\n");
  for (const block of text.split("\n\n")) writer.addBlock(block.trim());
}

class BlockWriter {
  readonly blocks: string[] = [];
  #parts: string[] = [];
  #last = "";
  #items: string[] | null = null;
  #mark = "";

  write(text: string, preformatted: boolean): void {
    const shown = text.replaceAll("\u00AD", "");
    if (preformatted) return this.#add(shown);
    const collapsed = shown.replace(/[ \t\n\f\r]+/g, " ");
    this.#add(/^[ \n]?$/.test(this.#last) && collapsed.startsWith(" ") ? collapsed.slice(1) : collapsed);
  }

  lineBreak(): void {
    this.#add("\n");
  }

  endBlock(): void {
    // A space before a line break is nothing seen. Two breaks in a row were how paragraphs were made before CSS.
    const text = this.#parts
      .join("")
      .replaceAll(" \n", "\n")
      .trim()
      .replace(/\n(?:[ \t]*\n)+/g, "\n\n");
    this.#parts = [];
    this.#last = "";
    this.addBlock(text);
  }

  addBlock(text: string): void {
    if (/^[\s\u200B]*$/.test(text)) return;
    if (this.#items === null) {
      this.blocks.push(text);
    } else {
      this.#items.push(this.#mark + text.replaceAll(/\n+/g, "\n"));
      this.#mark = " ".repeat(this.#mark.length);
    }
  }

  beginItem(mark: string): void {
    this.endBlock();
    this.#items ??= [];
    this.#mark = mark;
  }

  endItem(): void {
    this.endBlock();
  }

  endList(): void {
    const items = this.#items;
    this.#items = null;
    if (items && items.length > 0) this.blocks.push(items.join("\n"));
  }

  #add(text: string): void {
    if (text === "") return;
    this.#parts.push(text);
    this.#last = text.at(-1) ?? "";
  }
}
