import { beforeAll, describe, expect, test } from "vitest";
import type { BundleScope } from "@/lib/domain/audit/bundle/asked";
import { lineSchema } from "@/lib/domain/exports/lines";
import { createClaimOperation } from "@/lib/operations/create-claim";
import { startThreadOperation } from "@/lib/operations/start-thread";
import { inviteMemberOperation } from "@/lib/operations/invite-member";
import { run } from "@/lib/pipeline/run";
import { policyFile } from "@/lib/domain/audit/bundle/policy-file";
import { linesIn, verified } from "../../support/bundle-files";
import { madeBundle } from "../../support/bundles";
import { testKey } from "../../support/hand-sealed";
import { makeArticle, spanOf } from "../../support/article";
import { done, madeSearch, madeVerdict } from "../../support/made";
import { useTestDatabase } from "../../support/people";
import { asOwner, makeWorkspace, type TestWorkspace } from "../../support/workspace";
import { judgement, type Story, storyText, tellStory } from "../../data/exports-story";

useTestDatabase();

type Bundle = Awaited<ReturnType<typeof madeBundle>>;
let w: TestWorkspace;
let story: Story;
const otherText = "The zqother bridge was closed on 9 May 2020. Nobody had zqelse to say.";

beforeAll(async () => {
  w = await makeWorkspace();
  story = await tellStory(w);
  done(
    await run(startThreadOperation, w.viewers.analyst, { about: { kind: "claim", id: story.hurt }, text: "zqtalk of it", mentions: [] }),
  );
  done(await run(inviteMemberOperation, w.viewers.lead, { email: "zqguest@example.org", role: "analyst" }));
  // Another article, with work of its own.
  const { versionId } = await makeArticle(w.viewers.second, otherText);
  const words = { statement: "The zqother bridge was closed.", spans: [spanOf("zqother bridge was closed", otherText)] };
  const { claimId } = done(await run(createClaimOperation, w.viewers.analyst, { articleVersionId: versionId, ...words }));
  await madeSearch(w, claimId);
  await madeVerdict(w);
});

/** Files, the log's own apart, in which something stands. */
const filesWith = ({ files }: Bundle, words: string): string[] =>
  [...files].filter(([name, bytes]) => name !== "leaves.jsonl" && bytes.includes(words)).map(([name]) => name);
const whole: BundleScope = { of: "workspace" };

describe("without sources", () => {
  let bundle: Bundle;
  beforeAll(async () => {
    bundle = await madeBundle(w, { scope: whole, withhold: ["sources"] });
  });

  test("no file says who they are, what is theirs or where it lies", () => {
    for (const words of ["A witness", "What the witness said", "example.org/witness", "Seen from the pier", "I was there"]) {
      expect([words, filesWith(bundle, words)]).toEqual([words, []]);
    }
    expect([...bundle.files.keys()].filter((name) => name.startsWith("files/blobs/"))).toEqual([]);
  });

  test("the report still says that there is evidence, and where in the log", () => {
    const report = bundle.files.get("files/report.html")!.toString();
    expect(report).toMatch(/Support \(1\)/);
    expect(report).toMatch(/Withheld in this bundle\. Credibility 3/);
    expect(report).toMatch(/evidence: entry #\d+, [0-9a-f]{64}/);
  });

  test("the lines of the record that are there keep to their schema", () => {
    for (const line of linesIn(bundle.files.get("files/record.jsonl"))) lineSchema.parse(line);
  });
});

test("without comments, no file holds a discussion or what was said along with a review", async () => {
  const bundle = await madeBundle(w, { scope: whole, withhold: ["comments"] });
  for (const words of ["zqtalk", "Agreed, thin as it is"]) expect([words, filesWith(bundle, words)]).toEqual([words, []]);
  expect(filesWith(bundle, "A witness")).toContain("parts.jsonl");
});

test("without names, no file names a person, and their pseudonyms stand", async () => {
  const bundle = await madeBundle(w, { scope: whole, withhold: ["names"] });
  const people = await asOwner<{ name: string }>(
    `SELECT u.name FROM "user" u JOIN membership m ON m.user_id = u.id WHERE m.workspace_id = $1`,
    [w.workspaceId],
  );
  for (const words of [...people.map(({ name }) => name), "zqguest"]) expect([words, filesWith(bundle, words)]).toEqual([words, []]);
  expect(bundle.files.has("files/people.json")).toBe(false);
  expect(filesWith(bundle, w.viewers.analyst.pseudonym)).toContain("files/report.html");
});

test("with nothing withheld but drafts, all of it is there", async () => {
  const bundle = await madeBundle(w, { scope: whole });
  expect(filesWith(bundle, "A witness")).toEqual(
    expect.arrayContaining(["parts.jsonl", "files/report.html", "files/record.jsonl", "files/claims.csv"]),
  );
  expect(filesWith(bundle, "zqtalk")).toContain("parts.jsonl");
  expect(JSON.parse(bundle.files.get("files/people.json")!.toString())).toMatchObject({
    [w.viewers.analyst.pseudonym]: w.viewers.analyst.name,
    [w.viewers.reviewer.pseudonym]: w.viewers.reviewer.name,
  });
  expect(filesWith(bundle, "SECRET")).toEqual([]);
});

describe("of one article", () => {
  let bundle: Bundle;
  beforeAll(async () => {
    bundle = await madeBundle(w, { scope: { of: "article", article: story.articleId } }, w.viewers.reviewer);
  });

  test("nothing of another article is disclosed, nor who was invited", () => {
    for (const words of ["zqother", "zqelse", "zqguest", "brigade"]) expect([words, filesWith(bundle, words)]).toEqual([words, []]);
  });

  test("it is verified, and most contents count as withheld", async () => {
    const origin = w.viewers.lead.workspace.logOrigin;
    const found = await verified(bundle.path, policyFile(origin, testKey(origin).vkey));
    expect(found.outcome).toBe("verified");
    expect(found.parts.withheld).toBeGreaterThan(10);
  });

  test("its own record is there, with its evidence", () => {
    expect(filesWith(bundle, "A witness")).toEqual(expect.arrayContaining(["parts.jsonl", "files/report.html"]));
    expect(bundle.files.get(`files/articles/${story.versionId}.txt`)!.toString()).toBe(storyText);
    expect(filesWith(bundle, judgement.rationale)).toContain("files/report.html");
  });

  test("every statement, verdict, link and piece of evidence in the report carries the entry that stands there in the log", () => {
    const leaves = linesIn<{ act: string; obj: string }>(bundle.files.get("leaves.jsonl"));
    const report = bundle.files.get("files/report.html")!.toString();
    const found = [...report.matchAll(/(statement|verdict|link|evidence|search): entry #(\d+), ([0-9a-f]{64})/g)];
    const kinds: Record<string, string> = {
      statement: "claim",
      verdict: "assessment",
      link: "link",
      evidence: "evidence",
      search: "search",
    };
    expect([...new Set(found.map(([, what]) => String(what)))].toSorted()).toEqual(Object.keys(kinds).toSorted());
    for (const [, what, index] of found) expect(leaves[Number(index)]!.obj.split("/")[0]).toBe(kinds[what!]);
    expect(found.filter(([, what]) => what === "statement")).toHaveLength(3);
  });

  test("made twice of the same state, its readable files are the same to the byte", async () => {
    const again = await madeBundle(w, { scope: { of: "article", article: story.articleId } }, w.viewers.reviewer);
    const differing = [...bundle.files].filter(([name, bytes]) => !again.files.get(name)?.equals(bytes)).map(([name]) => name);
    // The first one's own entry has come to the log, so its length is another: that is told in a few.
    expect(differing.toSorted()).toEqual([
      "README.txt",
      "checkpoint",
      "earlier.jsonl",
      "files/report.html",
      "files/report.pdf",
      "files/ro-crate-metadata.json",
      "leaves.jsonl",
      "parts.jsonl",
    ]);
  });
});
