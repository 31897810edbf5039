import { type Block, endsLikeSentence } from "@/lib/domain/splitting/blocks";
import type { SegmentKind } from "@/lib/domain/splitting/segment";
import { LOWER, kindAt } from "@/lib/domain/splitting/segment-characters";

const HEADING_LENGTH = 120;
const CAPTION_LENGTH = 700;

const BOILERPLATE =
  /^(?:subscribe\b|sign (?:up|in)\b|log ?in\b|register (?:now|here|for)\b|advert(?:isement|isements|orial)?$|sponsored\b|read (?:more|next|also|the full)\b|continue reading|more (?:on|from|stories|about)\b|related(?: articles?| stories| topics?|:|$)|share (?:this|on|via)\b|share$|follow (?:us|our)\b|click (?:here|to)\b|download (?:the app|our app|pdf|here)|print(?: this)?(?: page| article)?$|skip to\b|all rights reserved|copyright\b|©|\(c\) ?\d{4}|terms (?:of|and)\b.{0,40}$|privacy policy|cookie|we use cookies|this (?:site|website) uses cookies|receive (?:the|our)\b.{0,80}\binbox|get (?:the|our)\b.{0,80}\binbox|.{0,80}\bstraight to your inbox|newsletter$|join our\b|support (?:us|our journalism)|donate\b.{0,30}$|comments?(?: \(\d+\))?$|leave a comment|loading\b|back to top|table of contents$|tags?:|topics?:|filed under|originally published|(?:last )?updated:? .{0,50}\d|published:? .{0,50}\d|posted (?:on|by|in)\b|by [\p{Lu}][\p{L}.'’-]+(?: [\p{Lu}][\p{L}.'’-]*){0,3}(?:,.{0,60})?$|\(?reporting by\b|\(?additional reporting\b|.{1,80}\b\d{1,3}[- ]min(?:ute)?s?(?: read)?$|view (?:all|comments|gallery)\b|watch(?: live| now|:)|listen(?: now|:))/iu;

const CAPTION =
  /^(?:(?:file )?(?:photo(?:graph)?s?|image|picture|video|map|graphic|chart|illustration|caption|credit|source|infographic)s?(?: (?:credit|by|source))?\s?[:|/]|(?:fig(?:ure|\.)?|table|plate|map|photo|box|chart) ?\d{1,3}(?:\.\d+)?[a-z]?(?:[.:–—-]|\s+[A-Z]|$)|photo by\b|photograph by\b|\[(?:image|photo)\b|\((?:ap|afp|reuters|getty) )/iu;

const AGENCY = "AFP|AP(?: Photo)?|EPA(?:-EFE)?|EFE|Reuters|REUTERS|Getty(?: Images)?|Shutterstock|Alamy|PA(?: Wire| Images)?|TASS|Xinhua|Anadolu(?: Agency)?|DPA|dpa|ANSA|Bloomberg|NASA|Wikimedia Commons|ACLED|Handout|Pool";
const CREDIT = new RegExp(`(?:^|[.!?”")\\s])(?:[\\p{Lu}][\\p{L}.'’-]*(?: [\\p{Lu}][\\p{L}.'’-]*){0,4} ?(?:/|via|—|–|-) ?)?(?:[\\p{L} ]{1,30}/)?(?:${AGENCY})\\)?$`, "u");
const CREDIT_SHAPE = new RegExp(`(?:/|via |^\\(?)\\s?(?:${AGENCY})\\)?$`, "u");
const PICTURED = /\b(?:pictured|file photo|seen (?:here|in this)|shown here|in this (?:photo|image|picture)|\((?:left|right|above|below|centre|center|top|bottom)\))/iu;

/** Kind of a whole block; what has no other mark is prose. Patterns see short blocks only. */
export function kindOfBlock(text: string, block: Block): SegmentKind {
  const { start, end } = block;
  const length = end - start;
  if (length > CAPTION_LENGTH) return block.listed ? "list-item" : "sentence";
  const content = text.slice(start, end);
  if (length <= 200 && BOILERPLATE.test(content)) return "boilerplate";
  if (CAPTION.test(content) || isCredited(content) || (length <= 400 && block.lines === 1 && PICTURED.test(content.slice(0, 90)))) return "caption";
  if (block.listed) return "list-item";
  if (length > HEADING_LENGTH + 60 || block.lines > 2) return "sentence";
  if (!endsLikeSentence(text, start, end)) return length <= HEADING_LENGTH && kindAt(text, start) !== LOWER && !/[:;,]$/.test(content) ? "heading" : "sentence";
  return isQuestionHeading(content) ? "heading" : "sentence";
}

const isCredited = (content: string) => {
  const tail = content.slice(-90);
  return CREDIT.test(tail) && CREDIT_SHAPE.test(tail);
};

/** A block of nothing but questions, as a Q&A sets its headings; quoted ones are dialogue. */
const isQuestionHeading = (content: string) =>
  content.endsWith("?") && /^[\p{Lu}\d]/u.test(content) && !/[“”"«»‘]/.test(content) && !/[.!:]\s/.test(content.replace(/\b[A-Z]\.(?:[A-Z]\.)+/g, ""));
