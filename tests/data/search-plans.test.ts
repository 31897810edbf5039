import { beforeAll, expect, test } from "vitest";
import { claimSearch } from "@/lib/data/claim-search";
import { inScope } from "@/lib/data/database";
import { evidenceSearch } from "@/lib/data/evidence-list";
import { Prisma } from "@/lib/data/generated/client";
import { fillWithWords } from "../bench/search/rows";
import { useTestDatabase } from "../support/people";
import { makeWorkspace, type TestWorkspace } from "../support/workspace";

useTestDatabase();

let w: TestWorkspace;
beforeAll(async () => {
  w = await makeWorkspace();
  await fillWithWords(undefined, w, 10_000);
});

/** How PostgreSQL runs it for the app's role in the workspace's scope, where it may choose freely. */
async function planOf(statement: Prisma.Sql): Promise<string> {
  const rows = await inScope(w.viewers.analyst, (db) => db.$queryRaw<{ "QUERY PLAN": string }[]>(Prisma.sql`EXPLAIN ${statement}`));
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}

const page = { tag: null, show: "all", articleId: null, before: null, limit: 51 } as const;
const wholeTable = /Seq Scan on (claim|evidence|evidence_link|source)\b/;

test("a rare word is found by the indexes of words, within the workspace and below row-level security; no table is read through", async () => {
  for (const show of ["all", "unsettled"] as const) {
    const plan = await planOf(claimSearch(w.viewers.analyst, { ...page, show, words: "w49321 w48765" }));
    for (const index of ["claim_search", "evidence_link_search", "evidence_search"])
      expect(plan).toMatch(new RegExp(`Index Scan on ${index}[^\\n]*\\n\\s+Index Cond: \\(\\(workspace_id = [^\\n]*search @@`));
    expect(plan).not.toMatch(wholeTable);
    expect(plan).not.toContain("Parallel");
  }
});

test("a word that is everywhere is found by walking from the last changed on, and stops after a page", async () => {
  const plan = await planOf(claimSearch(w.viewers.analyst, { ...page, words: "w1" }));
  expect(plan).toMatch(/Index Scan using claim_workspace_id_updated_at_idx/);
  expect(plan).not.toMatch(wholeTable);
});

test("evidence is found by its words and by its source's name, each by an index", async () => {
  const plan = await planOf(evidenceSearch(w.viewers.analyst, { words: "w49321 w48765", before: null, limit: 51 }));
  for (const index of ["evidence_search", "source_search"]) expect(plan).toContain(`Bitmap Index Scan on ${index}`);
  expect(plan).not.toMatch(wholeTable);
});

test("on the table itself row-level security would have every row read: this is what the views are for", async () => {
  const plan = await planOf(
    Prisma.sql`SELECT id FROM claim WHERE workspace_id = ${w.workspaceId}::uuid AND search @@ to_tsquery('simple', 'w49321')`,
  );
  expect(plan).not.toContain("claim_search");
});
