import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { entryOf, madeEvidence, madeSubmission } from "../support/made";
import { useTestDatabase } from "../support/people";
import { app, askedFor, type Made, type Role, type RouteModule, type RouteRow, routeRows as rows } from "../support/routes";
import { sentBy } from "../support/signed-in";
import { asOwner, makeWorkspace, type TestWorkspace } from "../support/workspace";

vi.mock("next/headers", () => import("../support/next-headers"));
useTestDatabase();

/** What somebody gets who asks for this: a status, and a body that has been read to its end. */
async function asked(row: RouteRow, made: Made, module: RouteModule): Promise<number> {
  const { status, response } = await askedFor(row, made, module);
  await response?.arrayBuffer();
  return status;
}

test("every page and every route has a row here", () => {
  const files = readdirSync(app, { recursive: true, withFileTypes: true })
    .filter((entry) => /^(page\.tsx|route\.ts)$/.test(entry.name))
    .map((entry) => relative(app, join(entry.parentPath, entry.name)));
  expect(rows.map((row) => row.file).toSorted()).toEqual(files.toSorted());
});

let [own, other]: TestWorkspace[] = [];
let made: Made;
beforeAll(async () => {
  [own, other] = [await makeWorkspace(), await makeWorkspace()];
  const { claimId } = await madeSubmission(own);
  const { evidenceId } = await madeEvidence(own);
  const [claim] = await asOwner<{ article: string; version: string }>(
    `SELECT a.id AS article, a.current_version_id AS version FROM claim c JOIN article a ON a.id = c.article_id WHERE c.id = $1`,
    [claimId],
  );
  made = { workspace: own.slug, ...claim!, claim: claimId, evidence: evidenceId, entry: await entryOf(claimId) };
});

const closed = rows.filter(
  (row): row is RouteRow & { for: "members" | readonly Role[] } => row.for === "members" || Array.isArray(row.for),
);

describe.each(closed.map((row) => [row.file, row] as const))("%s", (file, row) => {
  test("is for who may in its own workspace; a stranger finds nothing, and nobody goes unasked", async () => {
    const module = (await import(join(app, file))) as RouteModule;
    const page = module.default !== undefined;
    for (const role of ["observer", "analyst", "reviewer", "lead"] as const) {
      const may = row.for === "members" || row.for.includes(role);
      await sentBy(own!.viewers[role].userId);
      expect([role, await asked(row, made, module)]).toEqual([role, may ? 200 : page ? 404 : 403]);
    }
    await sentBy(other!.viewers.lead.userId);
    expect(await asked(row, made, module)).toBe(404);
    const aboutSomething = /\[(article|claim|evidence)\]/.test(file);
    if (aboutSomething) expect(await asked(row, { ...made, workspace: other!.slug }, module)).toBe(404);
    await sentBy(null);
    expect(await asked(row, made, module)).toBe(page ? 307 : 401);
  });
});
