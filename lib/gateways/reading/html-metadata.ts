import { isoDay } from "./iso-day";
import { attribute, descendants, textOf, type Element, type ParentNode } from "./html-tree";
import { linkedData } from "./linked-data";

export type HtmlMetadata = {
  title: string | null;
  byline: string | null;
  publisher: string | null;
  publishedAt: string | null;
  language: string | null;
  /** Main headlines, as shown. */
  headlines: string[];
};

/**
 * What a page says about itself. Sources, the surest first: JSON-LD (schema.org), Open Graph and article: tags, Dublin
 * Core and other meta names, microdata, then what is shown (h1, title, rel=author, time).
 */
export function htmlMetadata(page: ParentNode): HtmlMetadata {
  const seen = gather(page);
  const data = linkedData(seen.scripts);
  const meta = (...names: string[]) => names.map((name) => seen.meta.get(name)).find((value) => value !== undefined);
  const dates = [
    data.datePublished,
    ...["article:published_time", "og:published_time", "datepublished", "date", "dc.date.issued", "dc.date", "dcterms.created"].map(
      (name) => meta(name),
    ),
    ...["parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "cxenseparse:recs:publishtime"].map((name) => meta(name)),
    ...seen.times,
  ];
  return {
    title: tidy(data.headline ?? meta("og:title", "twitter:title", "dc.title") ?? seen.headlines[0] ?? seen.title),
    byline: byline([
      data.author,
      ...["author", "article:author", "dc.creator", "parsely-author", "byl"].map((name) => meta(name)),
      seen.author,
    ]),
    publisher: tidy(data.publisher ?? meta("og:site_name", "publisher", "dc.publisher", "application-name")),
    publishedAt: dates.map((date) => (date ? isoDay(date) : null)).find((day) => day !== null) ?? null,
    language: languageTag(seen.language ?? data.language ?? meta("content-language", "og:locale", "dc.language")),
    headlines: seen.headlines,
  };
}

/** A language's BCP 47 tag in its canonical form ("en_gb" → "en-GB"); null for anything else. */
export function languageTag(text: string | null | undefined): string | null {
  try {
    return Intl.getCanonicalLocales((text ?? "").split(",")[0]!.trim().replaceAll("_", "-"))[0] ?? null;
  } catch {
    return null;
  }
}

type Gathered = {
  meta: Map<string, string>;
  scripts: string[];
  headlines: string[];
  times: string[];
  title?: string;
  author?: string;
  language?: string;
};

function gather(page: ParentNode): Gathered {
  const seen: Gathered = { meta: new Map(), scripts: [], headlines: [], times: [] };
  for (const element of descendants(page)) gatherFrom(element, seen);
  return seen;
}

function gatherFrom(element: Element, seen: Gathered): void {
  const itemprop = attribute(element, "itemprop")?.toLowerCase();
  switch (element.tagName) {
    case "html":
      seen.language ??= attribute(element, "lang") || undefined;
      break;
    case "title":
      seen.title ??= textOf(element) || undefined;
      break;
    case "h1":
      if (seen.headlines.length < 5) seen.headlines.push(textOf(element));
      break;
    case "meta": {
      const name = attribute(element, "property") ?? attribute(element, "name") ?? itemprop ?? attribute(element, "http-equiv");
      const content = attribute(element, "content")?.trim();
      if (name && content && !seen.meta.has(name.toLowerCase())) seen.meta.set(name.toLowerCase(), content);
      break;
    }
    case "script":
      if (attribute(element, "type")?.toLowerCase() === "application/ld+json") {
        seen.scripts.push(element.childNodes.map((child) => ("value" in child ? child.value : "")).join(""));
      }
      break;
    case "time":
      seen.times.push(attribute(element, "datetime") ?? textOf(element));
      break;
  }
  if (itemprop === "datepublished") seen.times.unshift(attribute(element, "datetime") ?? attribute(element, "content") ?? "");
  if (itemprop === "author" || attribute(element, "rel")?.toLowerCase() === "author") seen.author ??= textOf(element) || undefined;
}

/** A name, not the address of a profile, and without the word "By". */
function byline(candidates: (string | undefined)[]): string | null {
  const names = candidates.map((candidate) => tidy(candidate)?.replace(/^by:?\s+/i, "") ?? null);
  return names.find((name) => name !== null && name !== "" && !/^(?:https?:|www\.|@)/i.test(name)) ?? null;
}

function tidy(text: string | null | undefined): string | null {
  const tidied = text?.replace(/\s+/g, " ").trim().slice(0, 300);
  return tidied ? tidied : null;
}
