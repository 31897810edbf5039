import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase } from "@/lib/data/database";
import { seedDemo } from "../../prisma/seed";
import { testDatabase, type TestDatabase } from "../support/postgres";
import { asOwner } from "../support/workspace";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  await closeDatabase();
  await database.close();
});

test("the demo is made through the operations, in every state, and leaves a few sentences for the newcomer", async () => {
  const signIns = await seedDemo();
  expect(signIns).toHaveLength(5);
  expect(new Set(signIns.map((person) => person.password)).size).toBe(5);
  const states = await asOwner<{ state: string }>(`SELECT DISTINCT state FROM assessment ORDER BY state`);
  expect(states.map((row) => row.state)).toEqual(["approved", "draft", "returned", "submitted"]);
  const bases = await asOwner(`SELECT DISTINCT basis FROM verdict`);
  expect(bases).toHaveLength(7);
  const anchors = await asOwner<{ state: string }>(`SELECT DISTINCT state FROM anchor`);
  expect(anchors.map((row) => row.state)).toEqual(expect.arrayContaining(["exact", "moved", "fuzzy"]));
  const [open] = await asOwner<{ open: number }>(
    `SELECT count(*)::int AS open FROM sentence s JOIN article a ON a.current_version_id = s.article_version_id
     WHERE s.disposition IS NULL AND s.claims = 0`,
  );
  expect(open!.open).toBeGreaterThan(2);
  expect(open!.open).toBeLessThan(10);
  const [ana] = await asOwner<{ open: number }>(
    `SELECT count(*)::int AS open FROM assignment s JOIN "user" u ON u.id = s.analyst_id WHERE u.email = 'ana@example.org' AND s.state = 'open'`,
  );
  expect(ana!.open).toBe(2);
  const free = await asOwner(`SELECT free FROM claim_plan WHERE free > 0`);
  expect(free).toEqual([{ free: 2 }, { free: 2 }]);
});
