import { expect, test } from "vitest";
import { userOfSession } from "@/lib/data/sessions";
import { signOutEverywhereOperation } from "@/lib/operations/sign-out-everywhere";
import { runAsVisitor } from "@/lib/pipeline/run";
import { visitorAs } from "@/lib/pipeline/visitor";
import { makeSession, makeUserWithPassword, useTestDatabase } from "../support/people";

useTestDatabase();

const open = async (...ids: string[]) => Promise.all(ids.map(async (id) => (await userOfSession(id, new Date())) !== null));

test("ends every session of this person, and of nobody else", async () => {
  const userId = await makeUserWithPassword("me@example.org", "a long enough password");
  const other = await makeUserWithPassword("you@example.org", "a long enough password");
  const sessions = [await makeSession(userId), await makeSession(userId), await makeSession(other)] as const;
  const visitor = visitorAs({ userId, sessionId: sessions[0] }, "-");

  const others = await runAsVisitor(signOutEverywhereOperation, visitor, { keepThisOne: true });
  expect(others).toEqual({ ok: true, value: { endedSessions: 1 } });
  expect(await open(...sessions)).toEqual([true, false, true]);

  await runAsVisitor(signOutEverywhereOperation, visitor, {});
  expect(await open(...sessions)).toEqual([false, false, true]);
});

test("means nothing without a session", async () => {
  expect(await runAsVisitor(signOutEverywhereOperation, visitorAs(null, "-"), {})).toMatchObject({ problem: { kind: "signed-out" } });
});
