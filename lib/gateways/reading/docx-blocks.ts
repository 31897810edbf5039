import type { Numbering } from "./docx-numbering";
import { readXml } from "./read-xml";
import { superscript } from "./superscript";

/** Deleted, moved away, how it was before a tracked change, instructions of fields, and what repeats a drawing for old programs. */
const passedOver = new Set("w:del w:moveFrom w:delText w:instrText w:pPrChange w:rPrChange w:sectPr mc:Fallback".split(" "));
const noBreakHyphen = "\u2011";

type Paragraph = { text: string; style: string | null; list: string | null; level: number | null };
type Cell = string[];
type Table = { rows: string[]; cells: Cell[] };

/**
 * A WordprocessingML story (body, footnotes) as blocks of plain text, tracked changes taken as accepted, hidden text left
 * out (ECMA-376 part 1, 17). `onNote` gives the raised number of a footnote, where it is called and where it stands.
 */
export function docxBlocks(xml: Uint8Array, numbering: Numbering, onNote: (id: string) => string): string[] {
  const blocks: Block[] = [];
  const paragraphs: Paragraph[] = [];
  const tables: Table[] = [];
  let skipping = 0;
  let inText = 0;
  let hidden = false;
  let raised = false;
  let inRun = false;
  let opening = "";

  const add = (text: string) => {
    const paragraph = paragraphs.at(-1);
    if (paragraph && !hidden) paragraph.text += raised ? superscript(text) : text;
  };
  const emit = (text: string, mark: string) => {
    const table = tables.at(-1);
    const shown = text.replaceAll("\u00AD", "").trim();
    if (shown === "") return;
    if (table && table.cells.length > 0) table.cells.at(-1)!.push(mark.trimStart() + shown);
    else blocks.push({ text: mark + opening + shown, item: mark !== "" });
    if (!table) opening = "";
  };

  readXml(xml, {
    open(name, attribute) {
      if (skipping > 0 || passedOver.has(name)) {
        skipping++;
        return;
      }
      const paragraph = paragraphs.at(-1);
      const value = attribute("val");
      const off = value === "0" || value === "false" || value === "none";
      switch (name) {
        case "w:p":
          paragraphs.push({ text: "", style: null, list: null, level: null });
          break;
        case "w:pStyle":
          if (paragraph) paragraph.style = value ?? null;
          break;
        case "w:numId":
          if (paragraph) paragraph.list = value ?? null;
          break;
        case "w:ilvl":
          if (paragraph) paragraph.level = Number(value) || 0;
          break;
        case "w:r":
          [inRun, hidden, raised] = [true, false, false];
          break;
        case "w:vanish":
          if (inRun && !off) hidden = true;
          break;
        case "w:vertAlign":
          if (inRun && value === "superscript") raised = true;
          break;
        case "w:t":
          inText++;
          break;
        case "w:tab":
        case "w:ptab":
          if (inRun) add("\t");
          break;
        case "w:br":
        case "w:cr":
          if (attribute("type") !== "page" && attribute("type") !== "column") add("\n");
          break;
        case "w:noBreakHyphen":
          add(noBreakHyphen);
          break;
        case "w:sym":
          add(symbol(attribute("char")));
          break;
        case "w:footnoteReference":
        case "w:endnoteReference":
          add(onNote(`${name.slice(2, 5)}${attribute("id")}`));
          break;
        case "w:footnote":
        case "w:endnote":
          opening = noteMark(name, attribute, onNote);
          break;
        case "w:tbl":
          tables.push({ rows: [], cells: [] });
          break;
        case "w:tr": {
          const table = tables.at(-1);
          if (table) table.cells = [];
          break;
        }
        case "w:tc":
          tables.at(-1)?.cells.push([]);
          break;
      }
    },
    close(name) {
      if (skipping > 0) {
        skipping--;
        return;
      }
      if (name === "w:t") inText--;
      else if (name === "w:r") [inRun, hidden, raised] = [false, false, false];
      else if (name === "w:p") {
        const { text, style, list, level } = paragraphs.pop()!;
        emit(text, text.trim() === "" ? "" : numbering.mark(style, list, level));
      } else if (name === "w:tr") endRow(tables.at(-1));
      else if (name === "w:tbl") {
        const rows = tables.pop()!.rows.join("\n").trim();
        const outer = tables.at(-1);
        if (rows === "") return;
        if (outer && outer.cells.length > 0) outer.cells.at(-1)!.push(rows);
        else blocks.push({ text: rows, item: false });
      }
    },
    text(text) {
      if (inText > 0 && skipping === 0) add(text);
    },
  });
  return joinItems(blocks);
}

type Block = { text: string; item: boolean };

/** Items that follow each other are the lines of one list. */
function joinItems(blocks: Block[]): string[] {
  const joined: string[] = [];
  blocks.forEach(({ text, item }, i) => {
    if (item && blocks[i - 1]?.item) joined.push(`${joined.pop()}\n${text}`);
    else joined.push(text);
  });
  return joined;
}

/** Cells apart by a tab; where a cell holds paragraphs of its own, the row is a layout, and each stands by itself. */
function endRow(table: Table | undefined): void {
  if (!table) return;
  const simple = table.cells.every((cell) => cell.length <= 1 && !cell[0]?.includes("\n"));
  const row = simple ? table.cells.map((cell) => cell[0]?.replaceAll("\t", " ") ?? "").join("\t") : table.cells.flat().join("\n\n");
  if (row.trim() !== "") table.rows.push(simple ? row : `${row}\n`);
  table.cells = [];
}

function noteMark(name: string, attribute: (name: string) => string | undefined, onNote: (id: string) => string): string {
  // The separators between text and notes are notes, too, of a type of their own.
  return attribute("type") ? "" : `${onNote(`${name.slice(2, 5)}${attribute("id")}`)} `;
}

/** Symbol fonts map their signs into the private use area, where no other font has them: only plain ones are kept. */
function symbol(char: string | undefined): string {
  const code = Number.parseInt(char ?? "", 16);
  return code >= 0x20 && code < 0xd800 ? String.fromCodePoint(code) : "";
}
