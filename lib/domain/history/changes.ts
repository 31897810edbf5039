import { type DisagreementCode, disagreementMeaning } from "@/lib/domain/adjudication";
import { type ReasonCode, reasonMeaning } from "@/lib/domain/assessments";
import type { Json } from "@/lib/domain/audit/json";
import { isUuid } from "@/lib/domain/ids";
import type { HistoryEntry } from "./entry";
import { type DiffPiece, wordDiff } from "./word-diff";

/** One thing that an event set, changed or took away, ready to be read. */
export type Change = { field: string; pieces: DiffPiece[] };

/** Names of fields where the word in the code is not the word for people. */
const fieldNames: Record<string, string> = {
  asOf: "as of",
  dueOn: "due",
  exact: "passage",
  anchors: "in the article",
  anchorsAdded: "also in the article",
  anchorsRemoved: "no longer in the article",
  searchedOn: "searched on",
  reasonCode: "reason",
  disagreement: "they differed because",
  publishedOn: "published on",
  finalUrl: "final address",
  url: "address",
  sha256: "SHA-256",
  textSha256: "SHA-256 of the text",
  fileName: "file name",
  mediaType: "kind of document",
  blobSha256: "SHA-256 of the document",
  sentenceCount: "sentences",
};
/** What only programs read. */
const unread = new Set(["start", "end", "prefix", "suffix", "text"]);

/**
 * What an event changed: what the new side names and the old side had otherwise. Where there is one side only, as when
 * something is made, withdrawn or restored, it is told as it stands. Ids are left out: they are for programs.
 */
export function changesOf({ parts, people }: Pick<HistoryEntry, "parts" | "people">): Change[] {
  const before = parts.before?.state === "shown" ? fieldsOf(parts.before.value) : null;
  const after = parts.after?.state === "shown" ? fieldsOf(parts.after.value) : null;
  const changes: Change[] = [];
  for (const field of Object.keys(after ?? before ?? {}).toSorted(byWeight)) {
    if (unread.has(field)) continue;
    const was = readable(field, before?.[field], people);
    const is = readable(field, after?.[field], people);
    if (was === is) continue;
    const pieces: DiffPiece[] = before && after ? wordDiff(was, is) : [{ kind: "same", text: was || is }];
    changes.push({ field: fieldNames[field] ?? spaced(field), pieces });
  }
  return changes;
}

function fieldsOf(value: Json): Record<string, Json> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}

const first = ["statement", "speaker", "mode", "tag", "basis", "rationale", "stance", "query"];
function byWeight(a: string, b: string): number {
  const [x, y] = [first.indexOf(a), first.indexOf(b)];
  return (x === -1 ? first.length : x) - (y === -1 ? first.length : y);
}

function readable(field: string, value: Json | undefined, people: HistoryEntry["people"]): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") {
    if (isUuid(value)) return "";
    if (field === "analyst" || field === "analysts") return people[value] ?? value;
    if (field === "disagreement") return disagreementMeaning[value as DisagreementCode] ?? value;
    return field === "reasonCode" ? (reasonMeaning[value as ReasonCode] ?? value) : value;
  }
  if (Array.isArray(value))
    return value
      .map((item) => readable(field, item, people))
      .filter(Boolean)
      .join(field === "analysts" ? ", " : " … ");
  return typeof value.exact === "string" ? value.exact : "";
}

function spaced(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
