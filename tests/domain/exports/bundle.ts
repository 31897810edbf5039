import fc from "fast-check";
import { anchorStates } from "@/lib/domain/anchors";
import type { ClaimBundle, Header } from "@/lib/domain/exports/lines";
import { credibilities, reliabilities } from "@/lib/domain/grades";
import { confidences, likelihoods } from "@/lib/domain/likelihood";
import { stances } from "@/lib/domain/stances";
import { bases, tagOfBasis } from "@/lib/domain/tags";

/** Words that a hostile or careless person may type, and everything else. */
export const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }).filter((text) => !text.includes("\0")),
  fc.constantFrom(
    "=1+1",
    "＝cmd",
    "\t=1",
    "@SUM(A1)",
    "-2",
    "+3",
    '"; DROP',
    "<script>alert(1)</script>",
    "' onload='x",
    "&amp;",
    "a\r\nb",
    "🔥🏚️",
    "</style>",
    "--><b>",
    "`${x}`",
    "], {",
  ),
);
const line = anyText.map((text) => text.trim() || "words");
const time = fc.date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true }).map((date) => date.toISOString());
const day = time.map((at) => at.slice(0, 10));
const person = fc.record({ name: fc.option(line), pseudonym: fc.constant("p-abcdefghij") });
const made = { madeAt: time, madeBy: person, version: fc.constant(1) };
const quoted = { exact: anyText, prefix: anyText, suffix: anyText };
const url = fc.option(fc.oneof(fc.webUrl(), fc.constantFrom("javascript:alert(1)", "data:text/html,x", "https://example.org/?a=1&b='\"<")));
const judged = bases.map((basis) => ({ basis, tag: tagOfBasis(basis) }));

const evidence = fc.record({
  record: fc.constant("evidence" as const),
  id: fc.uuid(),
  title: line,
  url,
  fileName: fc.option(line),
  intake: fc.constantFrom("url" as const, "file" as const, "typed" as const),
  publishedOn: fc.option(day),
  source: fc.record({ id: fc.uuid(), name: line, origin: line, reliability: fc.constantFrom(...reliabilities), url }),
  snapshot: fc.record({
    id: fc.uuid(),
    sha256: fc.constant("a".repeat(64)),
    textSha256: fc.constant("b".repeat(64)),
    byteLength: fc.nat(),
    mediaType: fc.constantFrom("text/html", "application/pdf"),
    fetchedAt: time,
    finalUrl: url,
    status: fc.option(fc.constant(200)),
  }),
  ...made,
});

export const anyBundle: fc.Arbitrary<ClaimBundle> = fc.record({
  claim: fc.record({
    record: fc.constant("claim" as const),
    id: fc.uuid(),
    number: fc.integer({ min: 1, max: 9999 }),
    statement: line,
    speaker: fc.option(line),
    mode: fc.option(fc.constantFrom("says" as const, "denies" as const)),
    retired: fc.option(fc.constantFrom("merged" as const, "withdrawn" as const), { freq: 4 }),
    retiredInto: fc.option(fc.integer({ min: 1, max: 99 })),
    relations: fc.array(
      fc.record({ claim: fc.integer({ min: 1, max: 99 }), kind: fc.constantFrom("attributes" as const, "contradicts" as const) }),
      { maxLength: 2 },
    ),
    anchors: fc.array(
      fc.record({
        start: fc.option(fc.nat()),
        end: fc.option(fc.nat()),
        ...quoted,
        state: fc.constantFrom(...anchorStates),
        score: fc.option(fc.constant(0.8125)),
      }),
      { maxLength: 2 },
    ),
    ...made,
  }),
  links: fc.array(
    fc.record({
      record: fc.constant("link" as const),
      id: fc.uuid(),
      claim: fc.constant(1),
      evidence: fc.uuid(),
      stance: fc.constantFrom(...stances),
      credibility: fc.constantFrom(...credibilities),
      start: fc.nat(),
      end: fc.nat(),
      ...quoted,
      note: anyText,
      withdrawnAt: fc.constant(null),
      of: evidence,
      ...made,
    }),
    { maxLength: 4 },
  ),
  searches: fc.array(
    fc.record({
      record: fc.constant("search" as const),
      id: fc.uuid(),
      claim: fc.constant(1),
      query: line,
      place: line,
      searchedOn: day,
      outcome: line,
      withdrawnAt: fc.constant(null),
      ...made,
    }),
    { maxLength: 2 },
  ),
  verdict: fc.option(
    fc
      .record({
        record: fc.constant("verdict" as const),
        id: fc.uuid(),
        claim: fc.constant(1),
        assessment: fc.option(fc.uuid()),
        adjudication: fc.option(fc.uuid()),
        judgement: fc.constantFrom(...judged),
        rationale: anyText,
        likelihood: fc.option(fc.constantFrom(...likelihoods)),
        confidence: fc.option(fc.constantFrom(...confidences)),
        asOf: fc.option(day),
        settledAt: time,
        settledBy: person,
        supersededAt: fc.constant(null),
      })
      .map(({ judgement, ...verdict }) => ({ ...verdict, ...judgement })),
  ),
  adjudication: fc.option(
    fc
      .record({
        record: fc.constant("adjudication" as const),
        id: fc.uuid(),
        claim: fc.constant(1),
        adjudicator: person,
        at: time,
        differing: fc.array(fc.uuid(), { minLength: 2, maxLength: 3 }),
        taken: fc.option(fc.uuid()),
        judgement: fc.constantFrom(...judged),
        rationale: anyText,
        likelihood: fc.constant(null),
        confidence: fc.constant(null),
        asOf: fc.option(day),
        reasonCode: fc.constantFrom("reading", "not-known"),
        reasons: line,
      })
      .map(({ judgement, ...adjudication }) => ({ ...adjudication, ...judgement })),
  ),
  events: fc.array(fc.record({ act: fc.constantFrom("claim.created", "link.added", "not.known"), at: time, actor: person }), {
    maxLength: 3,
  }),
});

export const anyHeader: fc.Arbitrary<Header> = fc.record({
  record: fc.constant("header" as const),
  schema: fc.constant("onus-export/2" as const),
  tool: fc.record({ name: fc.constant("onus" as const), version: line }),
  workspace: fc.record({ log: line, name: line }),
  article: fc.record({
    id: fc.uuid(),
    title: line,
    byline: fc.option(line),
    publisher: fc.option(line),
    publishedOn: fc.option(day),
    language: fc.option(anyText),
    url,
    finishedAt: fc.option(time),
    finishReason: fc.option(line),
  }),
  version: fc.record({
    id: fc.uuid(),
    ordinal: fc.constant(1),
    sha256: fc.constant("c".repeat(64)),
    codePoints: fc.nat(),
    mediaType: line,
    importedAt: time,
  }),
  counts: fc.record({
    sentences: fc.nat(),
    openSentences: fc.nat(),
    length: fc.nat(),
    lengthDone: fc.nat(),
    claims: fc.nat(),
    retiredClaims: fc.nat(),
    evidenced: fc.nat(),
    contested: fc.nat(),
    unsupported: fc.nat(),
    blindClaims: fc.nat(),
  }),
});
