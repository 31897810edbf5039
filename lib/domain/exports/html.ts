/** HTML that is safe to place as it stands; only `html` and `raw` make it. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Value = Html | string | number | null | false | readonly (Html | string)[];

/** Markup with values put in: text is escaped, `Html` is placed, null and false are nothing, lists are joined. */
export function html(markup: TemplateStringsArray, ...values: Value[]): Html {
  return new Html(markup.map((piece, i) => piece + (i < values.length ? placed(values[i]!) : "")).join(""));
}

/** For markup that is a constant of this code. Never for anything that a person wrote. */
export function raw(text: string): Html {
  return new Html(text);
}

function placed(value: Value): string {
  if (value === null || value === false) return "";
  if (value instanceof Html) return value.text;
  if (typeof value === "string") return escaped(value);
  if (typeof value === "number") return String(value);
  return value.map(placed).join("");
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "`": "&#96;" };

/** Safe as text and inside a quoted attribute. Controls that HTML does not allow become U+FFFD. */
export function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/g, "\uFFFD")
    .replace(/\r\n?/g, "\n")
    .replace(/[&<>"'`]/g, (character) => entities[character]!);
}

/** The address when a browser may follow it: http and https only. */
export function followable(url: string | null): string | null {
  if (!url || !URL.canParse(url)) return null;
  return /^https?:$/.test(new URL(url).protocol) ? url : null;
}
