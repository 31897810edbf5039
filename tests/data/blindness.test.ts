import { beforeAll, describe, expect, test } from "vitest";
import { blindAmong, blindClaims, blindClaimsOf, blindInArticle, isBlindFor, isBlindSql, isSeenSql } from "@/lib/data/blindness";
import { readAs } from "@/lib/data/reading";
import { isBlind } from "@/lib/domain/policy";
import type { Viewer } from "@/lib/domain/viewer";
import { useTestDatabase } from "../support/people";
import { asOwner, makeWorkspace, type TestWorkspace } from "../support/workspace";

useTestDatabase();

type Case = {
  articleId: string;
  claimId: string;
  submissions: number | null;
  assignment: string | null;
  free: number | null;
  training: boolean;
};

/** One claim for each way in which the facts can stand, the same for every member of the workspace. */
async function everyCase(w: TestWorkspace): Promise<Case[]> {
  return [...(await casesIn(w, false)), ...(await casesIn(w, true))];
}

async function casesIn({ workspaceId, viewers }: TestWorkspace, training: boolean): Promise<Case[]> {
  const by = viewers.lead.userId;
  const everybody = Object.values(viewers).map((viewer) => viewer.userId);
  const [article] = await asOwner<{ id: string }>(
    `INSERT INTO article (workspace_id, id, title, current_version_id, training, created_by, created_at, updated_at)
     VALUES ($1, gen_random_uuid(), 'All cases', gen_random_uuid(), $3, $2, now(), now()) RETURNING id`,
    [workspaceId, by, training],
  );
  const cases = await asOwner<Case>(
    `INSERT INTO claim (workspace_id, id, article_id, number, statement, created_by, created_at, updated_at)
     SELECT $1, gen_random_uuid(), $2, row_number() OVER (), format('%s|%s|%s', s, a, f), $3, now(), now()
     FROM unnest(ARRAY[NULL, 0, 1, 2]) s, unnest(ARRAY[NULL, 'open', 'done', 'released']) a, unnest(ARRAY[NULL, 0, 1, 3]) f
     RETURNING article_id AS "articleId", id AS "claimId", nullif(split_part(statement, '|', 1), '')::int AS submissions,
       nullif(split_part(statement, '|', 2), '') AS assignment, nullif(split_part(statement, '|', 3), '')::int AS free`,
    [workspaceId, article!.id, by],
  );
  for (const { claimId, submissions, assignment, free } of cases) {
    if (submissions !== null)
      await asOwner(
        // Taken up again it is a draft, however often it was submitted.
        `INSERT INTO assessment (workspace_id, id, claim_id, analyst_id, submission_count, created_at, updated_at)
         SELECT $1, gen_random_uuid(), $2, person, $3, now(), now() FROM unnest($4::uuid[]) person`,
        [workspaceId, claimId, submissions, everybody],
      );
    if (assignment !== null)
      await asOwner(
        `INSERT INTO assignment (workspace_id, id, claim_id, analyst_id, origin, state, assigned_by, created_at, touched_at)
         SELECT $1, gen_random_uuid(), $2, person, 'named', $3, $4, now(), now() FROM unnest($5::uuid[]) person`,
        [workspaceId, claimId, assignment, by, everybody],
      );
    if (free !== null)
      await asOwner(
        `INSERT INTO claim_plan (workspace_id, claim_id, article_id, mode, wanted, free, created_at) VALUES ($1, $2, $3, 'queue', 3, $4, now())`,
        [workspaceId, claimId, article!.id, free],
      );
  }
  return cases.map((each) => ({ ...each, training }));
}

let w: TestWorkspace;
let cases: Case[];
beforeAll(async () => {
  w = await makeWorkspace();
  cases = await everyCase(w);
  // Of another workspace nothing counts here.
  await everyCase(await makeWorkspace());
});

const expected = (viewer: Viewer, among = cases): string[] =>
  among
    .filter(({ submissions, assignment, free, training }) =>
      isBlind(viewer, {
        own: submissions === null ? null : { submissionCount: submissions },
        assigned: assignment === "open",
        free: (free ?? 0) > 0,
        training,
      }),
    )
    .map(({ claimId }) => claimId)
    .toSorted();
const rowsOf = (viewer: Viewer, sql: string): Promise<string[]> =>
  readAs(viewer, async (db) => (await db.$queryRawUnsafe<{ id: string }[]>(`${sql} ORDER BY 1`)).map((row) => row.id));

describe.each(["observer", "analyst", "reviewer", "lead"] as const)(
  "%s: the database and the policy agree, of all combinations of facts",
  (role) => {
    test("on the set", async () => {
      const viewer = w.viewers[role];
      const blind = expected(viewer);
      expect(blind.length).toBe({ observer: 0, analyst: 58, reviewer: 16, lead: 16 }[role]);
      expect(await rowsOf(viewer, `SELECT DISTINCT claim_id AS id FROM (${blindClaims(viewer)}) b`)).toEqual(blind);
    });

    test("on each claim", async () => {
      const viewer = w.viewers[role];
      const blind = expected(viewer);
      expect(await rowsOf(viewer, `SELECT c.id FROM claim c WHERE ${isBlindSql(viewer, "c.id")}`)).toEqual(blind);
      const ids = cases.map(({ claimId }) => claimId);
      expect([...(await readAs(viewer, (db) => blindAmong(db, viewer, ids)))].toSorted()).toEqual(blind);
      for (const id of ids.slice(0, 12)) expect(await readAs(viewer, (db) => isBlindFor(db, viewer, id))).toBe(blind.includes(id));
    });

    test("on the set of each article", async () => {
      const viewer = w.viewers[role];
      for (const articleId of new Set(cases.map((each) => each.articleId))) {
        const blind = expected(
          viewer,
          cases.filter((each) => each.articleId === articleId),
        );
        expect(await readAs(viewer, (db) => blindInArticle(db, viewer, articleId))).toEqual(blind);
        expect(await rowsOf(viewer, `SELECT DISTINCT claim_id AS id FROM (${blindClaims(viewer, `'${articleId}'::uuid`)}) b`)).toEqual(
          blind,
        );
      }
    });

    test("on who made it: one's own work is always seen", async () => {
      const viewer = w.viewers[role];
      const seen = (maker: string) => rowsOf(viewer, `SELECT c.id FROM claim c WHERE ${isSeenSql(viewer, "c.id", `'${maker}'::uuid`)}`);
      expect(await seen(viewer.userId)).toHaveLength(cases.length);
      expect(await seen(w.viewers.second.userId)).toHaveLength(cases.length - expected(viewer).length);
    });
  },
);

test("the same is asked of many people at once", async () => {
  const of = blindClaimsOf({ workspace: "m.workspace_id", person: "m.user_id", role: "m.role" });
  const rows = await asOwner<{ person: string; claims: string[] }>(
    `SELECT m.user_id AS person, array(SELECT DISTINCT b.claim_id::text FROM (${of}) b ORDER BY 1) AS claims FROM membership m WHERE workspace_id = $1`,
    [w.workspaceId],
  );
  for (const viewer of Object.values(w.viewers)) {
    expect([viewer.name, rows.find((row) => row.person === viewer.userId)?.claims]).toEqual([viewer.name, expected(viewer)]);
  }
});
