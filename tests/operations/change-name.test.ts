import { expect, test } from "vitest";
import { changeNameOperation } from "@/lib/operations/change-name";
import { runAsVisitor } from "@/lib/pipeline/run";
import { visitorAs } from "@/lib/pipeline/visitor";
import { peopleState, useTestDatabase } from "../support/people";
import { asOwner, eventsOf, makeWorkspace } from "../support/workspace";

useTestDatabase();

test("one's own name changes; the log, which knows pseudonyms only, stays silent", async () => {
  const { viewers, workspaceId } = await makeWorkspace();
  const visitor = visitorAs({ userId: viewers.analyst.userId, sessionId: "-" }, "-");
  expect(await runAsVisitor(changeNameOperation, visitor, { name: "  Zoë " })).toEqual({ ok: true, value: { name: "Zoë" } });
  const [row] = await asOwner(`SELECT name FROM "user" WHERE id = $1`, [viewers.analyst.userId]);
  expect(row).toEqual({ name: "Zoë" });
  expect(await eventsOf(workspaceId)).toEqual([]);
});

test("an empty name, and nobody signed in, are refused and leave nothing", async () => {
  const { viewers, workspaceId } = await makeWorkspace();
  const before = await peopleState(workspaceId);
  const visitor = visitorAs({ userId: viewers.analyst.userId, sessionId: "-" }, "-");
  expect(await runAsVisitor(changeNameOperation, visitor, { name: "  " })).toMatchObject({
    problem: { fields: { name: expect.any(String) } },
  });
  expect(await runAsVisitor(changeNameOperation, visitorAs(null, "-"), { name: "X" })).toMatchObject({ problem: { kind: "signed-out" } });
  expect(await peopleState(workspaceId)).toEqual(before);
});
