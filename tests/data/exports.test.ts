import { beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import { openExport } from "@/lib/data/exports";
import { canonicalJson, type Json } from "@/lib/domain/audit/json";
import { parseAveritec } from "@/lib/domain/exports/averitec-import";
import { csvColumns } from "@/lib/domain/exports/claims-csv";
import type { ExportFormat } from "@/lib/domain/exports/formats";
import { lineSchema } from "@/lib/domain/exports/lines";
import type { Viewer } from "@/lib/domain/viewer";
import { exportArticle } from "@/lib/operations/export-article";
import { linkEvidenceOperation } from "@/lib/operations/link-evidence";
import { reopenClaimOperation } from "@/lib/operations/reopen-claim";
import { returnAssessmentOperation } from "@/lib/operations/review-assessment";
import { reviseAssessmentOperation } from "@/lib/operations/revise-assessment";
import { saveAssessmentOperation } from "@/lib/operations/save-assessment";
import { submitAssessmentOperation } from "@/lib/operations/submit-assessment";
import { useTestDatabase } from "../support/people";
import { asOwner, makeWorkspace, type TestWorkspace } from "../support/workspace";
import { dissent, madeAdjudication } from "../support/made";
import { done, judgement, type Story, storyText, tellStory, witnessText } from "./exports-story";

useTestDatabase();

type Line = z.infer<typeof lineSchema>;
const fileOf = async (viewer: Viewer, articleId: string, format: ExportFormat): Promise<string> =>
  Buffer.from(await new Response((await exportArticle(viewer, articleId, format)).body).arrayBuffer()).toString();
async function linesOf(viewer: Viewer, articleId: string): Promise<Line[]> {
  const file = await fileOf(viewer, articleId, "jsonl");
  return file
    .trimEnd()
    .split("\n")
    .map((line) => lineSchema.parse(JSON.parse(line)));
}
const only = <R extends Line["record"]>(lines: Line[], record: R) =>
  lines.filter((line): line is Extract<Line, { record: R }> => line.record === record);
const openExports = async (): Promise<number> =>
  (await asOwner<{ open: number }>("SELECT count(*)::int AS open FROM pg_stat_activity WHERE application_name = 'onus export'"))[0]!.open;

const articleOf = async (claimId: string): Promise<string> =>
  (await asOwner<{ id: string }>("SELECT article_id AS id FROM claim WHERE id = $1", [claimId]))[0]!.id;

let workspace: TestWorkspace;
let story: Story;
beforeAll(async () => {
  workspace = await makeWorkspace();
  story = await tellStory(workspace);
});

describe("the JSON Lines export", () => {
  test("keeps to its schema line by line, in canonical JSON, with every kind of record in its place", async () => {
    const file = await fileOf(workspace.viewers.lead, story.articleId, "jsonl");
    for (const line of file.trimEnd().split("\n")) expect(canonicalJson(JSON.parse(line) as Json)).toBe(line);
    const lines = await linesOf(workspace.viewers.lead, story.articleId);
    const order = [...new Set(lines.map((line) => line.record))];
    expect(order).toEqual([
      "header",
      "sentence",
      "evidence",
      "claim",
      "link",
      "search",
      "assessment",
      "submission",
      "verdict",
      "event",
      "end",
    ]);
    const counted = Object.fromEntries(order.slice(1, -1).map((record) => [record, only(lines, record).length]));
    expect(only(lines, "end")[0]!.lines).toEqual({ adjudication: 0, ...counted });
  });

  test("of the same state is the same to the byte", async () => {
    for (const format of ["jsonl", "csv", "html", "averitec"] as const) {
      const [one, two] = [
        await fileOf(workspace.viewers.lead, story.articleId, format),
        await fileOf(workspace.viewers.lead, story.articleId, format),
      ];
      expect(two).toBe(one);
    }
  });

  test("counts offsets in code points, in the article and in the snapshots", async () => {
    const lines = await linesOf(workspace.viewers.lead, story.articleId);
    const points = (text: string, start: number | null, end: number | null) => [...text].slice(start!, end!).join("");
    for (const claim of only(lines, "claim")) {
      for (const anchor of claim.anchors) expect(points(storyText, anchor.start, anchor.end)).toBe(anchor.exact);
    }
    for (const link of only(lines, "link")) expect(points(witnessText, link.start, link.end)).toBe(link.exact);
    const sentences = only(lines, "sentence").map((sentence) => points(storyText, sentence.start, sentence.end));
    expect(sentences).toContain("Police counted twelve trucks.");
    expect(only(lines, "header")[0]!.version.codePoints).toBe([...storyText].length);
  });

  test("tells claim, speaker, relation, evidence, verdict and who did what", async () => {
    const lines = await linesOf(workspace.viewers.lead, story.articleId);
    const [saying, hurt] = only(lines, "claim");
    expect(saying).toMatchObject({ number: 1, relations: [{ claim: 2, kind: "attributes" }] });
    expect(hurt).toMatchObject({
      number: 2,
      speaker: "The harbour master",
      mode: "says",
      madeBy: { name: workspace.viewers.analyst.name, pseudonym: workspace.viewers.analyst.pseudonym },
    });
    expect(only(lines, "evidence")[0]).toMatchObject({
      id: story.evidenceId,
      publishedOn: "2024-02-01",
      source: { name: "A witness", origin: "A witness", reliability: "C" },
    });
    expect(only(lines, "link")[0]).toMatchObject({
      claim: 2,
      evidence: story.evidenceId,
      stance: "supports",
      credibility: 3,
      exact: "nobody was hurt",
    });
    expect(only(lines, "assessment")).toMatchObject([
      { claim: 2, state: "approved", ...judgement, reviews: [{ outcome: "approved", comment: "Agreed, thin as it is." }] },
    ]);
    expect(only(lines, "verdict")).toMatchObject([
      { claim: 2, ...judgement, settledBy: { name: workspace.viewers.reviewer.name }, supersededAt: null },
    ]);
    expect(only(lines, "search")[0]).toMatchObject({ claim: 3, query: "twelve trucks", searchedOn: "2024-03-02" });
    const acts = only(lines, "event").map((event) => event.act);
    expect(acts).toEqual(
      expect.arrayContaining([
        "article.imported",
        "claim.created",
        "claim.related",
        "evidence.added",
        "link.added",
        "assessment.submitted",
        "assessment.approved",
        "search.recorded",
      ]),
    );
  });

  test("never holds a draft, not even the author's own", async () => {
    for (const viewer of Object.values(workspace.viewers)) {
      for (const format of ["jsonl", "csv", "html", "averitec"] as const) {
        expect(await fileOf(viewer, story.articleId, format)).not.toContain("SECRET");
      }
      const events = only(await linesOf(viewer, story.articleId), "event");
      expect(events.filter((event) => /started|saved/.test(event.act))).toEqual([]);
      expect(events.find((event) => event.act === "assessment.submitted")).toMatchObject({
        withheld: ["before"],
        parts: { after: { basis: "single-source" } },
      });
    }
  });
});

describe("who sees what", () => {
  test("an observer may export; another workspace's article is not there", async () => {
    expect(only(await linesOf(workspace.viewers.observer, story.articleId), "claim")).toHaveLength(3);
    const other = await makeWorkspace();
    for (const id of [story.articleId, "no-id"]) {
      await expect(exportArticle(other.viewers.lead, id, "jsonl")).rejects.toMatchObject({ problem: { kind: "not-found" } });
    }
    // The server takes a moment to see that the reader has gone.
    await expect.poll(openExports).toBe(0);
  });

  test("who still has to submit sees nobody else's assessment, link, comment or verdict of that claim, in any format", async () => {
    const elsewhere = await makeWorkspace();
    const { viewers } = elsewhere;
    const fresh = await tellStory(elsewhere);
    await done(saveAssessmentOperation, viewers.second, { claimId: fresh.hurt, version: 0, judgement: { rationale: "Mine." } });
    const blind = await linesOf(viewers.second, fresh.articleId);
    expect(only(blind, "header")[0]!.counts).toMatchObject({ evidenced: 0, blindClaims: 2 });
    for (const record of ["assessment", "submission", "adjudication", "verdict", "link", "evidence"] as const)
      expect(only(blind, record)).toEqual([]);
    expect(only(blind, "event").filter((event) => /^(assessment|link)/.test(event.object))).toEqual([]);
    for (const format of ["jsonl", "csv", "html", "averitec"] as const) {
      expect(await fileOf(viewers.second, fresh.articleId, format)).not.toMatch(
        /One witness|Agreed|Seen from the pier|example\.org\/witness/,
      );
    }
    const seeing = await linesOf(viewers.analyst, fresh.articleId);
    expect(only(seeing, "verdict")).toHaveLength(1);

    await done(linkEvidenceOperation, viewers.second, {
      claimId: fresh.hurt,
      evidenceId: fresh.evidenceId,
      stance: "refutes",
      credibility: 4,
      start: 0,
      end: 9,
    });
    const own = await linesOf(viewers.second, fresh.articleId);
    expect(only(own, "link")).toMatchObject([{ stance: "refutes" }]);
    expect(only(own, "event").filter((event) => event.object.startsWith("link/"))).toHaveLength(1);
  });

  test("a returned assessment stands as it was handed in, whatever its author has written since", async () => {
    const elsewhere = await makeWorkspace();
    const { viewers } = elsewhere;
    const fresh = await tellStory(elsewhere);
    const revised = await done(returnAssessmentOperation, viewers.reviewer, {
      assessmentId: fresh.assessmentId,
      version: 3,
      reasonCode: "style",
      comment: "Say more.",
    });
    await asOwner("UPDATE assessment SET rationale = 'A later SECRET thought.' WHERE id = $1", [fresh.assessmentId]);
    const lines = await linesOf(viewers.lead, fresh.articleId);
    expect(only(lines, "assessment")).toMatchObject([{ state: "returned", rationale: "One witness.", asOf: "2024-03-01" }]);
    expect(only(lines, "verdict")).toMatchObject([{ rationale: "One witness.", supersededAt: expect.any(String) }]);
    expect(only(lines, "header")[0]!.counts.evidenced).toBe(0);
    await done(submitAssessmentOperation, viewers.analyst, { claimId: fresh.hurt, version: revised.version, judgement });
    await done(reviseAssessmentOperation, viewers.analyst, { assessmentId: fresh.assessmentId, version: revised.version + 1 });
    expect(only(await linesOf(viewers.lead, fresh.articleId), "assessment")).toEqual([]);
  });

  test("tells every hand-in with its answer, what each return points at, and how a disagreement was settled and why", async () => {
    const w = await makeWorkspace();
    const { claimId, first, second, adjudicationId } = await madeAdjudication(w, null);
    const articleId = await articleOf(claimId);
    const about = { kind: "claim", id: claimId };
    const verdict = (await asOwner<{ id: string }>(`SELECT id FROM verdict WHERE claim_id = $1`, [claimId]))[0]!;
    await done(reopenClaimOperation, w.viewers.reviewer, { claimId, verdictId: verdict.id, reasons: "Read again." });
    const back = { assessmentId: second.assessmentId, version: second.version, reasonCode: "reading", comment: "Which one?", about };
    const { version } = await done(returnAssessmentOperation, w.viewers.reviewer, back);
    const again = { claimId, version, judgement: { ...dissent, rationale: "The one at the harbour." }, answer: "Said so." };
    await done(submitAssessmentOperation, w.viewers.second, again);
    const lines = await linesOf(w.viewers.lead, articleId);
    expect(only(lines, "submission").map(({ assessment, ordinal, answer, blind }) => [assessment, ordinal, answer, blind])).toEqual([
      [first.assessmentId, 1, "", false],
      [second.assessmentId, 1, "", false],
      [second.assessmentId, 2, "Said so.", false],
    ]);
    expect(only(lines, "assessment").find((line) => line.id === second.assessmentId)).toMatchObject({
      reviews: [{ outcome: "returned", about, undoneAt: null }],
    });
    expect(only(lines, "adjudication")).toMatchObject([
      {
        id: adjudicationId,
        taken: null,
        differing: [first.assessmentId, second.assessmentId],
        reasonCode: "reading",
        adjudicator: { name: w.viewers.reviewer.name },
      },
    ]);
    expect(only(lines, "verdict")).toMatchObject([{ assessment: null, adjudication: adjudicationId, supersededAt: expect.any(String) }]);
    const other = await articleOf((await madeAdjudication(w, "first")).claimId);
    const html = await fileOf(w.viewers.lead, other, "html");
    expect(html).toContain("the claim was read in different senses");
    expect(html).toContain("The log is the brigade’s own".replace("’", "&#39;"));
    expect(await fileOf(w.viewers.lead, articleId, "html")).not.toContain("Adjudicated");
  });
});

describe("the other formats", () => {
  test("CSV has one row a claim under its columns", async () => {
    const csv = await fileOf(workspace.viewers.lead, story.articleId, "csv");
    const rows = csv.trimEnd().split("\r\n");
    expect(rows[0]).toBe(`\uFEFF${csvColumns.join(",")}`);
    expect(rows).toHaveLength(4);
    expect(rows[2]).toMatch(
      /^2,Nobody was hurt \[in the fire\]\.,The harbour master,says,stands,evidenced,single-source,likely,55,80,low,2024-03-01,One witness\./,
    );
    expect(rows[3]).toMatch(/^3,Police counted twelve trucks\.,,,stands,open,,/);
  });

  test("AVeriTeC JSON holds the settled claims, and reads back to them", async () => {
    const claims = parseAveritec(await fileOf(workspace.viewers.lead, story.articleId, "averitec"));
    expect(claims).toMatchObject([
      {
        statement: "Nobody was hurt [in the fire].",
        speaker: "The harbour master",
        rationale: "One witness.",
        candidates: [{ basis: "corroborated" }, { basis: "single-source" }],
        evidence: [{ stance: "supports", quote: "nobody was hurt", url: "https://example.org/witness" }],
      },
    ]);
  });

  test("the report shows every claim with its verdict, its evidence and its history", async () => {
    const report = await fileOf(workspace.viewers.lead, story.articleId, "html");
    for (const shown of [
      "● evidenced",
      "likely (55–80 %), low confidence",
      "Support (1)",
      "Counter-evidence (0)",
      "Seen from the pier.",
      "Grade C3",
      "“twelve trucks” in police reports",
      "Nothing of the kind.",
      "approved an assessment",
    ]) {
      expect(report).toContain(shown);
    }
    expect(report).not.toMatch(/<script|javascript:|\son\w+=/i);
    expect(report.endsWith("</html>\n")).toBe(true);
  });
});

describe("the stream", () => {
  let many: string;
  beforeAll(async () => {
    many = await manyClaims(workspace, story);
  });

  test("lets go of its connection when it has been read, and when the reader goes away in the middle", async () => {
    await fileOf(workspace.viewers.lead, story.articleId, "jsonl");
    expect(await gone()).toBe(true);

    const reader = (await exportArticle(workspace.viewers.lead, many, "jsonl")).body.getReader();
    for (let i = 0; i < 3; i++) await reader.read();
    expect(await openExports()).toBe(1);
    await reader.cancel();
    expect(await gone()).toBe(true);
  });

  test("of a database that goes away fails instead of ending as if it were whole", async () => {
    const reader = (await exportArticle(workspace.viewers.lead, many, "jsonl")).body.getReader();
    await reader.read();
    await asOwner("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'onus export'");
    await expect(readToEnd(reader)).rejects.toThrow();
  });

  test("shows one state, whatever is written while it is read", async () => {
    const reading = await openExport(workspace.viewers.lead, many);
    const blocks = reading.lines();
    const parts = [(await blocks.next()).value as Uint8Array];
    await asOwner("UPDATE claim SET statement = 'written later' WHERE article_id = $1", [many]);
    for await (const block of blocks) parts.push(block);
    reading.close();
    expect(Buffer.concat(parts).toString()).not.toContain("written later");
  });

  test("is refused when too many are under way", async () => {
    const opened = await Promise.all(Array.from({ length: 8 }, () => openExport(workspace.viewers.lead, story.articleId)));
    await expect(openExport(workspace.viewers.lead, story.articleId)).rejects.toMatchObject({
      problem: { kind: "rate-limited", retryAfterSeconds: 10 },
    });
    for (const one of opened) one.close();
    expect(await gone()).toBe(true);
    (await openExport(workspace.viewers.lead, story.articleId)).close();
  });
});

async function gone(): Promise<boolean> {
  for (let i = 0; i < 100; i++) {
    if ((await openExports()) === 0) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

async function readToEnd(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  while (!(await reader.read()).done);
}

/** An article with 20,000 claims, too many for any buffer on the way. */
async function manyClaims({ workspaceId, viewers }: TestWorkspace, like: Story): Promise<string> {
  const article = crypto.randomUUID();
  const version = crypto.randomUUID();
  const made = [workspaceId, article, viewers.lead.userId];
  await asOwner(
    `INSERT INTO article (workspace_id, id, title, current_version_id, created_by, created_at, updated_at) VALUES ($1, $2, 'Many', $4, $3, now(), now())`,
    [...made, version],
  );
  await asOwner(
    `INSERT INTO article_version (workspace_id, id, article_id, ordinal, text, sha256, intake, media_type, sentence_count, created_by, created_at)
    SELECT $1, $4, $2, 1, text, sha256, 'paste', 'text/plain', 0, $3, now() FROM article_version WHERE id = $5`,
    [...made, version, like.versionId],
  );
  await asOwner(
    `INSERT INTO claim (workspace_id, id, article_id, number, statement, created_by, created_at, updated_at)
    SELECT $1, gen_random_uuid(), $2, n, repeat('words ', 100), $3, now(), now() FROM generate_series(1, 20000) n`,
    made,
  );
  return article;
}
