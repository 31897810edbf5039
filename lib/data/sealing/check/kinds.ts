import type { Json } from "@/lib/domain/audit/json";

/** What an event says of its object's row: by column, in the form that PostgreSQL's to_jsonb gives it. `column?`: whether it holds anything. */
export type Said = Record<string, Json>;
/** `after`: of the event; `comment` the same. */
export type SaidBy = (act: string, after: Record<string, Json>, comment: Json | undefined) => Said;

export type Kind = {
  table: string;
  /** The column that the object's id stands in. */
  key: string;
  /** Whether the row's version is the last event's: one event a version. */
  isVersioned: boolean;
  /** Whether a row comes about with an event of its own; else rows of version 1 may be there without one. */
  isTold: boolean;
  said: SaidBy;
};

/** Members of `after` that are columns, under their names in SQL. An act may say more. */
function naming(columns: Record<string, string>, acts: Record<string, Said | SaidBy> = {}): SaidBy {
  return (act, after, comment) => {
    const own = acts[act];
    const named = Object.entries(columns).filter(([member]) => after[member] !== undefined);
    return {
      ...Object.fromEntries(named.map(([member, column]) => [column, after[member]!])),
      ...(typeof own === "function" ? own(act, after, comment) : own),
    };
  };
}

const same = (...names: string[]): Record<string, string> => Object.fromEntries(names.map((name) => [name, name]));
const judgement = { ...same("tag", "basis", "rationale", "likelihood", "confidence"), asOf: "as_of" };
const withdrawn = (noun: string, made: string): Record<string, Said> => ({
  [made]: { "withdrawn_at?": false },
  [`${noun}.withdrawn`]: { "withdrawn_at?": true },
  [`${noun}.restored`]: { "withdrawn_at?": false },
});
const words: SaidBy = (_act, _after, comment): Said => (comment === undefined ? {} : { text: comment });

const versioned = { key: "id", isVersioned: true, isTold: true };

/** How each kind of object stands in its table, and what the log says of its columns. */
export const kinds: Record<string, Kind> = {
  claim: {
    ...versioned,
    table: "claim",
    said: naming(same("number", "statement", "speaker", "mode"), {
      "claim.created": { retired: null },
      "claim.withdrawn": { retired: "withdrawn" },
      "claim.merged": (_act, { into }) => ({ retired: "merged", retired_into: into ?? null }),
      "claim.split": (_act, { into }) => ({ retired: "split", ...(Array.isArray(into) ? { retired_into: into[0] ?? null } : {}) }),
      "claim.restored": { retired: null, retired_into: null },
    }),
  },
  article: {
    ...versioned,
    table: "article",
    said: naming(
      { ...same("title", "byline", "publisher", "language", "url", "training"), publishedOn: "published_on" },
      {
        "article.imported": (_act, { id }) => ({ current_version_id: id! }),
        "article.version-imported": (_act, { id }) => ({ current_version_id: id! }),
        "article.finished": { "finished_at?": true },
        "article.reopened": { "finished_at?": false },
      },
    ),
  },
  source: { ...versioned, table: "source", said: naming(same("name", "reliability", "origin", "url", "note")) },
  evidence: {
    ...versioned,
    table: "evidence",
    said: naming({ ...same("title", "url"), publishedOn: "published_on", sourceId: "source_id", snapshotId: "snapshot_id" }),
  },
  link: {
    ...versioned,
    table: "evidence_link",
    said: naming(
      { ...same("stance", "credibility", "note", "start", "end", "exact"), claimId: "claim_id" },
      withdrawn("link", "link.added"),
    ),
  },
  search: {
    ...versioned,
    table: "search_record",
    said: naming(
      { ...same("query", "place", "outcome"), searchedOn: "searched_on", claimId: "claim_id" },
      withdrawn("search", "search.recorded"),
    ),
  },
  assessment: {
    ...versioned,
    table: "assessment",
    said: naming(
      { ...judgement, state: "state" },
      {
        "assessment.started": { state: "draft" },
        "assessment.saved": { state: "draft" },
        "assessment.submitted": (_act, { settled }) => ({ state: settled === true ? "approved" : "submitted" }),
        "assessment.approved": { state: "approved" },
      },
    ),
  },
  adjudication: {
    ...versioned,
    isVersioned: false,
    table: "adjudication",
    said: naming(
      { ...judgement, taken: "taken_id", disagreement: "reason_code" },
      { "adjudication.made": (_act, _after, comment): Said => (comment === undefined ? {} : { reasons: comment }) },
    ),
  },
  snapshot: {
    ...versioned,
    isVersioned: false,
    table: "snapshot",
    said: naming({
      ...same("sha256", "status"),
      byteLength: "byte_length",
      mediaType: "media_type",
      textSha256: "text_sha256",
      finalUrl: "final_url",
    }),
  },
  candidate: {
    ...versioned,
    isTold: false,
    table: "candidate",
    said: naming({ state: "state", claimId: "claim_id" }, { "candidate.accepted": { state: "accepted" } }),
  },
  sentence: { ...versioned, isTold: false, table: "sentence", said: naming(same("disposition", "reason")) },
  anchor: { ...versioned, isTold: false, table: "anchor", said: naming(same("state", "start", "end", "exact")) },
  thread: {
    ...versioned,
    table: "thread",
    said: naming(
      {},
      {
        "thread.started": { "resolved_at?": false },
        "thread.resolved": { "resolved_at?": true },
        "thread.reopened": { "resolved_at?": false },
      },
    ),
  },
  comment: {
    ...versioned,
    table: "comment",
    said: naming(
      { mentions: "mentions" },
      { "comment.added": words, "comment.changed": words, "comment.withdrawn": { "withdrawn_at?": true } },
    ),
  },
  invitation: {
    ...versioned,
    table: "invitation",
    said: naming(same("email", "role"), { "invitation.withdrawn": { "withdrawn_at?": true } }),
  },
  workspace: { ...versioned, table: "workspace", said: naming(same("name", "settlement")) },
  answer: {
    ...versioned,
    key: "claim_id",
    table: "known_answer",
    said: naming(same("tag", "basis", "explanation"), {
      "answer.set": { "withdrawn_at?": false },
      "answer.withdrawn": { "withdrawn_at?": true },
    }),
  },
};
