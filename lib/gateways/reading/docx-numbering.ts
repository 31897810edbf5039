import { readXml } from "./read-xml";
import type { ZipParts } from "./zip-parts";

type Level = { format: string; pattern: string; start: number };

/** Counts a document's lists: gives each paragraph in a list its mark, as Word shows it. */
export type Numbering = { mark(styleId: string | null, numberingId: string | null, level: number | null): string };

/** From numbering.xml and the styles that carry a list (ECMA-376 part 1, 17.9 and 17.7). */
export async function readNumbering(parts: ZipParts, folder: string): Promise<Numbering> {
  const abstracts = new Map<string, Map<number, Level>>();
  const lists = new Map<string, string>();
  const styles = new Map<string, { numberingId: string | null; level: number }>();
  const numberingXml = await parts.read(`${folder}numbering.xml`);
  if (numberingXml) readLevels(numberingXml, abstracts, lists);
  const stylesXml = await parts.read(`${folder}styles.xml`);
  if (stylesXml) readStyles(stylesXml, styles);
  const counters = new Map<string, number[]>();

  return {
    mark(styleId, numberingId, level) {
      const style = styleId === null ? undefined : styles.get(styleId);
      const id = numberingId ?? style?.numberingId ?? null;
      const at = level ?? style?.level ?? 0;
      const abstractId = id === null || id === "0" ? undefined : lists.get(id);
      const levels = abstractId === undefined ? undefined : abstracts.get(abstractId);
      const here = levels?.get(at);
      if (!levels || !here || abstractId === undefined || here.format === "none") return "";
      const indent = "  ".repeat(Math.min(at, 8));
      if (here.format === "bullet") return `${indent}• `;
      const counts = counters.get(abstractId) ?? [];
      counters.set(abstractId, counts);
      counts.length = at + 1;
      counts[at] = (counts[at] ?? here.start - 1) + 1;
      const shown = here.pattern.replaceAll(/%(\d)/g, (_sign, place: string) => {
        const index = Number(place) - 1;
        const other = levels.get(index);
        return formatted(counts[index] ?? other?.start ?? 1, other?.format ?? "decimal");
      });
      return shown.trim() === "" ? "" : `${indent}${shown.trim()} `;
    },
  };
}

function readLevels(xml: Uint8Array, abstracts: Map<string, Map<number, Level>>, lists: Map<string, string>): void {
  let levels: Map<number, Level> | null = null;
  let level: Level | null = null;
  let list = "";
  readXml(xml, {
    open(name, attribute) {
      const value = attribute("val") ?? "";
      if (name === "w:abstractNum") abstracts.set(attribute("abstractNumId") ?? "", (levels = new Map()));
      else if (name === "w:num") list = attribute("numId") ?? "";
      else if (name === "w:abstractNumId") lists.set(list, value);
      else if (name === "w:lvl") {
        level = { format: "decimal", pattern: "", start: 1 };
        levels?.set(Number(attribute("ilvl")), level);
      } else if (level && name === "w:numFmt") level.format = value;
      else if (level && name === "w:lvlText") level.pattern = value;
      else if (level && name === "w:start") level.start = Number(value) || 0;
    },
    close(name) {
      if (name === "w:lvl") level = null;
      if (name === "w:abstractNum") levels = null;
    },
    text() {},
  });
}

function readStyles(xml: Uint8Array, styles: Map<string, { numberingId: string | null; level: number }>): void {
  let id = "";
  let level = 0;
  readXml(xml, {
    open(name, attribute) {
      if (name === "w:style") {
        id = attribute("styleId") ?? "";
        level = 0;
      } else if (name === "w:ilvl") level = Number(attribute("val")) || 0;
      else if (name === "w:numId") styles.set(id, { numberingId: attribute("val") ?? null, level });
    },
    close() {},
    text() {},
  });
}

function formatted(count: number, format: string): string {
  if (format === "lowerLetter") return letter(count);
  if (format === "upperLetter") return letter(count).toUpperCase();
  if (format === "lowerRoman") return roman(count);
  if (format === "upperRoman") return roman(count).toUpperCase();
  return String(count);
}

/** Word goes a, b … z, aa, bb … (17.18.59 lowerLetter). */
function letter(count: number): string {
  return String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.min(Math.ceil(count / 26), 20));
}

function roman(count: number): string {
  const steps: [number, string][] = [
    [1000, "m"],
    [900, "cm"],
    [500, "d"],
    [400, "cd"],
    [100, "c"],
    [90, "xc"],
    [50, "l"],
    [40, "xl"],
    [10, "x"],
    [9, "ix"],
    [5, "v"],
    [4, "iv"],
    [1, "i"],
  ];
  let rest = Math.min(Math.max(count, 0), 4_999);
  let text = "";
  for (const [value, sign] of steps) {
    for (; rest >= value; rest -= value) text += sign;
  }
  return text;
}
