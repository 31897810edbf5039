import { type Block, endsLikeSentence } from "@/lib/domain/splitting/blocks";
import { LOWER, isWordKind, kindAt } from "@/lib/domain/splitting/segment-characters";

export type SegmentKind = "sentence" | "heading" | "list-item" | "caption" | "boilerplate";

const HEADING_LENGTH = 120;
const CAPTION_LENGTH = 700;
const LINE_LENGTH = 200;

/** First words of boilerplate, each with what must follow it. Only a block that begins with such a word meets a pattern. */
const BOILERPLATE = new Map<string, RegExp>(
  Object.entries({
    subscribe: /^(?:$| (?:now|for|today)\b| to [^,.;]{0,60}\.?$)/,
    sign: /^ (?:up|in)\b/,
    log: /^ ?(?:in|out)\b.{0,40}$/,
    login: /^.{0,40}$/,
    register: /^(?:$| (?:now|here|for free)\b)/,
    advertisement: /^.{0,20}$/,
    advertising: /^.{0,20}$/,
    advert: /^$/,
    sponsored: /^.{0,40}$/,
    read: /^ (?:more|next|also|on|the full (?:story|article|text))\b/,
    continue: /^ reading\b/,
    more: /^ (?:on this|from|stories|about|in|news|coverage)\b.{0,60}$/,
    related: /^(?:$|:| (?:articles?|stories|story|topics?|content|coverage|news|reading)\b)/,
    recommended: /^.{0,30}$/,
    share: /^(?:$| (?:this|on|via)\b)/,
    follow: /^ (?:us|our|@)/,
    click: /^ (?:here|to|on)\b/,
    tap: /^ (?:here|to)\b/,
    download: /^ (?:the app|our app|(?:as |the )?pdf|here)/,
    print: /^(?:$| (?:this|page|article)\b)/,
    skip: /^ (?:to|ad|advertisement)\b/,
    all: /^ rights reserved/,
    copyright: /^ ?(?:©|\(c\)|\d{4}|by\b|$)/,
    "©": /^/,
    terms: /^ (?:of|and)\b.{0,40}$/,
    privacy: /^ (?:policy|notice|settings)\b/,
    cookie: /^ (?:policy|settings|notice|preferences)\b/,
    cookies: /^.{0,40}$/,
    we: /^ use cookies/,
    this: /^ (?:site|website|page) (?:uses|is protected)\b/,
    receive: /^.{0,140}\b(?:inbox|e-?mail)\b/,
    get: /^.{0,140}\b(?:inbox|newsletter)\b/,
    newsletter: /^.{0,40}$/,
    join: /^ our\b/,
    support: /^ (?:us|our (?:work|journalism))\b/,
    donate: /^.{0,40}$/,
    comments: /^(?:$| \(| closed| off)/,
    comment: /^$/,
    leave: /^ a (?:comment|reply)/,
    loading: /^.{0,20}$/,
    back: /^ to (?:top|home)/,
    tags: /^:|^$/,
    topics: /^:|^$/,
    filed: /^ under\b/,
    originally: /^ published\b/,
    updated: /^.{0,60}\d/,
    last: /^ (?:updated|modified)\b/,
    published: /^:? .{0,60}\d/,
    posted: /^ (?:on|by|in|at)\b/,
    by: /^ [\p{Lu}][\p{L}.'’-]*(?: (?:and |& )?[\p{Lu}][\p{L}.'’-]*){0,5}(?:,.{0,60}| (?:in|for) .{0,40})?$/u,
    reporting: /^ by\b/,
    additional: /^ reporting\b/,
    editing: /^ by\b/,
    view: /^ (?:all|comments|gallery|more)\b/,
    see: /^ (?:also|more|all)(?:$|:)/,
    watch: /^(?:$|:| live\b| now\b)/,
    listen: /^(?:$|:| now\b| to this\b)/,
    save: /^(?:$| (?:article|for later)\b)/,
  }),
);

/** "… 7 minutes", "… 4 min read": the length of an article stands under its headline. */
const READING_TIME = /\b\d{1,3}[- ]min(?:ute)?s?(?: read)?$/;

const CAPTION = new Map<string, RegExp>(
  Object.entries({
    ...Object.fromEntries(
      "photo photos photograph photographs image images picture pictures video map graphic chart illustration infographic caption credit credits source sources"
        .split(" ")
        .map((word) => [word, /^(?: (?:credit|by|source|courtesy)\b.{0,80})?\s?[:|/]|^ (?:by|courtesy of) [A-Z]/]),
    ),
    file: /^ (?:photo|image|picture)\b/,
    ...Object.fromEntries(
      "figure figures fig table plate box exhibit map chart photo image"
        .split(" ")
        .map((word) => [
          word,
          /^\.? ?\d{1,3}(?:\.\d+)?[a-z]?(?:[.:–—-](?:\s|$)|\s+[A-Z]|$)|^(?: (?:credit|by|source|courtesy)\b.{0,80})?\s?[:|/]/,
        ]),
    ),
  }),
);

const AGENCIES = new Set(
  "AFP AP EPA EFE Reuters REUTERS Getty Images Shutterstock Alamy PA Wire TASS Xinhua Anadolu Agency DPA dpa ANSA Bloomberg NASA Commons ACLED Handout Pool Photo Press".split(
    " ",
  ),
);
const CREDIT =
  /(?:^\(?|[/|] ?|via |© ?|(?:Photo|Image|Credit|Picture)s?(?: by)?: ?.{0,50})(?:AFP|AP|EPA|EFE|Reuters|REUTERS|Getty|Shutterstock|Alamy|PA|TASS|Xinhua|Anadolu|DPA|dpa|ANSA|Bloomberg|NASA|Wikimedia|ACLED|Handout|Pool|Associated Press)(?:[- /](?:EFE|Photo|Images|Wire|Agency|Commons|Pool|AFP|AP|Getty))*\)?$/;
const PICTURED =
  /\bpictured\b|\bfile photo\b|\bseen here\b|\bshown here\b|\bin this (?:\w+ )?(?:photo|image|picture)\b|\((?:left|right|above|below|centre|center|top|bottom)\)/;

/** Kind of a whole block; what has no other mark is prose. Patterns meet short blocks only, and few of them. */
export function kindOfBlock(text: string, block: Block): SegmentKind {
  const { start, end } = block;
  const length = end - start;
  if (length > CAPTION_LENGTH) return block.listed ? "list-item" : "sentence";
  const first = firstWord(text, start, end);
  if (length <= LINE_LENGTH && isBoilerplate(text, start, end, first)) return "boilerplate";
  if (isCaption(text, block, first)) return "caption";
  if (block.listed) return "list-item";
  if (length > HEADING_LENGTH + 60 || block.lines > 2) return "sentence";
  const last = text.charCodeAt(end - 1);
  if (last === 0x3f) return isQuestionHeading(text.slice(start, end)) ? "heading" : "sentence";
  if (last === 0x2e || last === 0x3a || last === 0x3b || last === 0x2c || length > HEADING_LENGTH) return "sentence";
  return kindAt(text, start) !== LOWER && !endsLikeSentence(text, start, end) ? "heading" : "sentence";
}

/** The first word in lower case, past an opening bracket; "" where a block begins with none. */
function firstWord(text: string, start: number, end: number): { word: string; end: number } {
  const from = text.charCodeAt(start) === 0x28 || text.charCodeAt(start) === 0x5b ? start + 1 : start;
  if (text.charCodeAt(from) === 0xa9) return { word: "©", end: from + 1 };
  let at = from;
  while (at < end && at - from < 16 && isWordKind(kindAt(text, at))) at++;
  return { word: text.slice(from, at).toLowerCase(), end: at };
}

function isBoilerplate(text: string, start: number, end: number, first: { word: string; end: number }): boolean {
  const rest = BOILERPLATE.get(first.word);
  if (rest?.test(text.slice(first.end, end))) return true;
  const last = text.charCodeAt(end - 1);
  return (last === 0x73 || last === 0x64 || last === 0x6e) && READING_TIME.test(text.slice(Math.max(start, end - 20), end));
}

function isCaption(text: string, { start, end, lines }: Block, first: { word: string; end: number }): boolean {
  if (CAPTION.get(first.word)?.test(text.slice(first.end, Math.min(end, first.end + 120)))) return true;
  let from = end - (text.charCodeAt(end - 1) === 0x29 ? 1 : 0);
  const wordEnd = from;
  while (from > start && end - from < 14 && isWordKind(kindAt(text, from - 1))) from--;
  if (from < wordEnd && AGENCIES.has(text.slice(from, wordEnd)) && CREDIT.test(text.slice(Math.max(start, end - 90), end))) return true;
  return end - start <= 400 && lines === 1 && PICTURED.test(text.slice(start, Math.min(end, start + 90)));
}

/** A block of nothing but questions, as a Q&A sets its headings; quoted ones are dialogue. */
const isQuestionHeading = (content: string) =>
  /^[\p{Lu}\d]/u.test(content) && !/[“”"«»‘]|[.!:]\s/.test(content.replace(/\b[A-Z]\.(?:[A-Z]\.)+/g, ""));
