import { bool, constant, day, int, type JsonSql, list, object, score, text, time } from "./exports-json";

/*
 * How each record of an export prints, over fixed aliases: s sentence, v evidence (vs its source, vn its snapshot),
 * c claim, l link, h search, a assessment (r what was submitted), b submission, d adjudication, t verdict, e event (k its parts). A person who made
 * a row is joined as the row's alias and p. lib/domain/exports/lines.ts is the schema.
 */
type Offset = (column: string) => JsonSql;

/** Everybody who is or was a member, to stand before a query: printed once, and looked up many times. */
export const withPeople = (workspace: string): string =>
  `WITH people AS MATERIALIZED (SELECT m.user_id, m.pseudonym, ${object({ name: text("u.name"), pseudonym: text("m.pseudonym") })} AS json
    FROM membership m JOIN "user" u ON u.id = m.user_id WHERE m.workspace_id = ${workspace})`;
/** Joins who has this user id, for `person`. */
export const joinPerson = (row: string, userId: string): string => `LEFT JOIN people ${row}p ON ${row}p.user_id = ${userId}`;
const person = (row: string): JsonSql => `coalesce(${row}p.json, 'null')`;
const made = (row: string) => ({ madeAt: time(`${row}.created_at`), madeBy: person(row), version: int(`${row}.version`) });
const quoted = (row: string) => ({ exact: text(`${row}.exact`), prefix: text(`${row}.prefix`), suffix: text(`${row}.suffix`) });

export const sentenceLine = (offset: Offset): JsonSql =>
  object({
    record: constant("sentence"),
    ordinal: int("s.ordinal"),
    start: offset("s.start"),
    end: offset('s."end"'),
    kind: text("s.kind"),
    disposition: text("coalesce(s.disposition, CASE WHEN s.claims > 0 THEN 'has-claims' END)"),
    reason: text("s.reason"),
    decidedAt: time("s.decided_at"),
    decidedBy: person("s"),
  });

export const joinEvidence = `JOIN source vs ON vs.workspace_id = v.workspace_id AND vs.id = v.source_id
  JOIN snapshot vn ON vn.workspace_id = v.workspace_id AND vn.id = v.snapshot_id ${joinPerson("v", "v.created_by")}`;
export const evidenceLine: JsonSql = object({
  record: constant("evidence"),
  id: text("v.id"),
  title: text("v.title"),
  url: text("v.url"),
  fileName: text("v.file_name"),
  intake: text("v.intake"),
  publishedOn: day("v.published_on"),
  source: object({
    id: text("vs.id"),
    name: text("vs.name"),
    origin: text("vs.origin"),
    reliability: text("vs.reliability"),
    url: text("vs.url"),
  }),
  snapshot: object({
    id: text("vn.id"),
    sha256: text("vn.sha256"),
    textSha256: text("vn.text_sha256"),
    byteLength: int("vn.byte_length"),
    mediaType: text("vn.media_type"),
    fetchedAt: time("vn.fetched_at"),
    finalUrl: text("vn.final_url"),
    status: int("vn.status"),
  }),
  ...made("v"),
});

/** @param versionId as SQL: anchors are those in this version */
export const claimLine = (versionId: string, offset: Offset): JsonSql => {
  const place: Offset = (column) => `CASE WHEN n.state = 'lost' THEN 'null' ELSE ${offset(column)} END`;
  const anchor = object({
    start: place("n.start"),
    end: place('n."end"'),
    ...quoted("n"),
    state: text("n.state"),
    score: score("n.score"),
  });
  return object({
    record: constant("claim"),
    id: text("c.id"),
    number: int("c.number"),
    statement: text("c.statement"),
    speaker: text("c.speaker"),
    mode: text("c.mode"),
    retired: text("c.retired"),
    retiredInto: int("ci.number"),
    relations: list(
      object({ claim: int("cr.number"), kind: text("o.kind") }),
      "claim_relation o JOIN claim cr ON cr.workspace_id = o.workspace_id AND cr.id = o.to_claim_id AND (cr.retired IS NULL OR c.retired IS NOT NULL) WHERE o.workspace_id = c.workspace_id AND o.from_claim_id = c.id",
      'o.kind COLLATE "C", cr.number, cr.id',
    ),
    anchors: list(
      anchor,
      `anchor n WHERE n.workspace_id = c.workspace_id AND n.claim_id = c.id AND n.article_version_id = ${versionId}`,
      "n.ordinal",
    ),
    ...made("c"),
  });
};
export const joinClaim = `LEFT JOIN claim ci ON ci.workspace_id = c.workspace_id AND ci.id = c.retired_into ${joinPerson("c", "c.created_by")}`;

const linkMembers = (offset: Offset): Record<string, JsonSql> => ({
  record: constant("link"),
  id: text("l.id"),
  claim: int("c.number"),
  evidence: text("l.evidence_id"),
  stance: text("l.stance"),
  credibility: int("l.credibility"),
  start: offset("l.start"),
  end: offset('l."end"'),
  ...quoted("l"),
  note: text("l.note"),
  withdrawnAt: time("l.withdrawn_at"),
  ...made("l"),
});
export const joinLink = joinPerson("l", "l.created_by");
export const linkLine = (offset: Offset): JsonSql => object(linkMembers(offset));
/** With its evidence inside. */
export const linkWithEvidence = (offset: Offset): JsonSql => object({ ...linkMembers(offset), of: evidenceLine, evidencePlace });

export const joinSearch = joinPerson("h", "h.created_by");
export const searchLine: JsonSql = object({
  record: constant("search"),
  id: text("h.id"),
  claim: int("c.number"),
  query: text("h.query"),
  place: text("h.place"),
  searchedOn: day("h.searched_on"),
  outcome: text("h.outcome"),
  withdrawnAt: time("h.withdrawn_at"),
  ...made("h"),
});

/** A returned assessment may have been written on since, which is a draft: what was handed in stands in its event. */
export const joinAssessment = `LEFT JOIN LATERAL (SELECT convert_from(p.payload, 'UTF8')::jsonb AS said
    FROM audit_event x JOIN audit_part p ON p.workspace_id = x.workspace_id AND p.leaf_hash = x.leaf_hash AND p.name = 'after'
    WHERE a.state = 'returned' AND x.workspace_id = a.workspace_id AND x.object = 'assessment/' || a.id::text AND x.act = 'assessment.submitted'
    ORDER BY x.ver DESC LIMIT 1) r ON true ${joinPerson("a", "a.analyst_id")}`;
const handedIn = (column: string, member: string): JsonSql =>
  text(`CASE WHEN a.state = 'returned' THEN r.said->>'${member}' ELSE ${column}::text END`);
export const assessmentLine: JsonSql = object({
  record: constant("assessment"),
  id: text("a.id"),
  claim: int("c.number"),
  analyst: person("a"),
  state: text("a.state"),
  submittedAt: time("a.submitted_at"),
  tag: handedIn("a.tag", "tag"),
  basis: handedIn("a.basis", "basis"),
  rationale: handedIn("a.rationale", "rationale"),
  likelihood: handedIn("a.likelihood", "likelihood"),
  confidence: handedIn("a.confidence", "confidence"),
  asOf: handedIn("to_char(a.as_of, 'YYYY-MM-DD')", "asOf"),
  reviews: list(
    object({
      id: text("w.id"),
      reviewer: person("w"),
      outcome: text("w.outcome"),
      reasonCode: text("w.reason_code"),
      comment: text("w.comment"),
      about: `CASE WHEN w.about_kind IS NULL THEN 'null' ELSE ${object({ kind: text("w.about_kind"), id: text("w.about_id") })} END`,
      undoneAt: time("w.undone_at"),
      assessmentVersion: int("w.assessment_version"),
      at: time("w.created_at"),
    }),
    `review w ${joinPerson("w", "w.reviewer_id")} WHERE w.workspace_id = a.workspace_id AND w.assessment_id = a.id`,
    "w.created_at, w.id",
  ),
  version: int("a.version"),
});

/** The judgement that a row holds. */
const judged = (row: string) => ({
  tag: text(`${row}.tag`),
  basis: text(`${row}.basis`),
  rationale: text(`${row}.rationale`),
  likelihood: text(`${row}.likelihood`),
  confidence: text(`${row}.confidence`),
  asOf: day(`${row}.as_of`),
});

export const joinSubmission = joinPerson("b", "b.analyst_id");
export const submissionLine: JsonSql = object({
  record: constant("submission"),
  id: text("b.id"),
  claim: int("c.number"),
  assessment: text("b.assessment_id"),
  analyst: person("b"),
  ordinal: int("b.ordinal"),
  assessmentVersion: int("b.assessment_version"),
  submittedAt: time("b.submitted_at"),
  ...judged("b"),
  answer: text("b.answer"),
  blind: bool("b.blind"),
  guideline: text("b.guideline_id"),
});

export const joinAdjudication = joinPerson("d", "d.adjudicator_id");
export const adjudicationLine: JsonSql = object({
  record: constant("adjudication"),
  id: text("d.id"),
  claim: int("c.number"),
  adjudicator: person("d"),
  at: time("d.created_at"),
  differing: "array_to_json(d.differing)::text",
  taken: text("d.taken_id"),
  ...judged("d"),
  reasonCode: text("d.reason_code"),
  reasons: text("d.reasons"),
});

export const joinVerdict = joinPerson("t", "t.settled_by");
export const verdictLine: JsonSql = object({
  record: constant("verdict"),
  id: text("t.id"),
  claim: int("c.number"),
  assessment: text("t.assessment_id"),
  adjudication: text("t.adjudication_id"),
  ...judged("t"),
  settledAt: time("t.settled_at"),
  settledBy: person("t"),
  supersededAt: time("t.superseded_at"),
});

/** Who acted is known by pseudonym; a software agent has no name. */
export const joinActor = "LEFT JOIN people ep ON ep.pseudonym = e.actor";
const actor: JsonSql = `coalesce(ep.json, ${object({ name: "'null'", pseudonym: text("e.actor") })})`;
export const joinParts = (withheld: string): string => `LEFT JOIN LATERAL (SELECT
    string_agg(to_json(p.name)::text || ':' || convert_from(p.payload, 'UTF8'), ',' ORDER BY p.name COLLATE "C") FILTER (WHERE NOT ${withheld}) AS shown,
    string_agg(to_json(p.name)::text, ',' ORDER BY p.name COLLATE "C") FILTER (WHERE ${withheld}) AS kept
  FROM audit_part p WHERE p.workspace_id = e.workspace_id AND p.leaf_hash = e.leaf_hash) k ON true`;
export const eventLine: JsonSql = object({
  record: constant("event"),
  id: text("e.id"),
  act: text("e.act"),
  actor,
  at: time("e.at"),
  claim: int("c.number"),
  object: text("e.object"),
  version: int("e.ver"),
  leafHash: `concat('"', encode(e.leaf_hash, 'hex'), '"')`,
  parts: `concat('{', k.shown, '}')`,
  withheld: `concat('[', k.kept, ']')`,
});
/** Where it stands in the workspace's log, once it has been put in order there; what stands in one that was frozen before has no place in it. */
export const joinEntry = `LEFT JOIN audit_entry eg ON eg.workspace_id = e.workspace_id AND eg.leaf_hash = e.leaf_hash
  AND eg.origin = (SELECT log_origin FROM workspace WHERE id = (SELECT current_workspace()))`;
export const eventOutline: JsonSql = object({
  act: text("e.act"),
  actor,
  at: time("e.at"),
  object: text("e.object"),
  index: int("eg.index"),
  leafHash: `concat('"', encode(e.leaf_hash, 'hex'), '"')`,
});
/** The newest entry about a piece of evidence `v`. */
export const evidencePlace: JsonSql = `coalesce((SELECT ${object({ index: int("eg.index"), leafHash: `concat('"', encode(e.leaf_hash, 'hex'), '"')` })}
  FROM audit_event e ${joinEntry} WHERE e.workspace_id = v.workspace_id AND e.object = 'evidence/' || v.id::text ORDER BY e.ver DESC LIMIT 1), 'null')`;
