/** What a page says of itself in JSON-LD (schema.org Article and its kinds). */
export type LinkedData = {
  headline?: string;
  author?: string;
  publisher?: string;
  datePublished?: string;
  language?: string;
};

const articleTypes = /(?:Article|Posting|Report|Review|ClaimReview|Story)$/;
const maxScripts = 20;
const maxScriptLength = 300_000;

/** The first article-like object in the page's ld+json scripts; broken scripts count as absent. */
export function linkedData(scripts: readonly string[]): LinkedData {
  for (const script of scripts.slice(0, maxScripts)) {
    const found = things(parsed(script)).find((thing) => texts(thing["@type"]).some((type) => articleTypes.test(type)));
    if (!found) continue;
    return {
      headline: texts(found.headline)[0] ?? texts(found.name)[0],
      author: names(found.author).slice(0, 10).join(", ") || undefined,
      publisher: names(found.publisher)[0],
      datePublished: texts(found.datePublished)[0] ?? texts(found.dateCreated)[0],
      language: texts(found.inLanguage)[0] ?? names(found.inLanguage)[0],
    };
  }
  return {};
}

type Thing = Record<string, unknown>;

function parsed(script: string): unknown {
  if (script.length > maxScriptLength) return null;
  try {
    return JSON.parse(script.trim().replace(/^<!--|-->$|^\/\/<!\[CDATA\[|\/\/\]\]>$/g, ""));
  } catch {
    return null;
  }
}

/** Top-level objects, those in an array, and those in an `@graph`. */
function things(value: unknown): Thing[] {
  return many(value).flatMap((item) => (isThing(item) ? [item, ...many(item["@graph"]).filter(isThing)] : []));
}

function names(value: unknown): string[] {
  return many(value).flatMap((item) => (isThing(item) ? texts(item.name) : texts(item)));
}

function texts(value: unknown): string[] {
  return many(value).filter((item): item is string => typeof item === "string" && item.trim() !== "");
}

const many = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);
const isThing = (value: unknown): value is Thing => typeof value === "object" && value !== null;
