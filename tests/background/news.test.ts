import { afterAll, beforeAll, expect, test } from "vitest";
import { mailDueNews } from "@/lib/background/news";
import { gatherMs } from "@/lib/domain/notifications";
import { forgetSettings } from "@/lib/gateways/settings";
import { addCommentOperation } from "@/lib/operations/add-comment";
import { chooseNewsOperation } from "@/lib/operations/read-news";
import { removeMemberOperation } from "@/lib/operations/remove-member";
import { submitAssessmentOperation } from "@/lib/operations/submit-assessment";
import { run } from "@/lib/pipeline/run";
import { done, judgement, madeClaim, madeDraft, madeLink, madeThread } from "../support/made";
import { useTestDatabase } from "../support/people";
import { asOwner, makeWorkspace, type TestWorkspace } from "../support/workspace";

useTestDatabase();

beforeAll(() => {
  process.env.ONUS_SMTP_URL = "smtp://127.0.0.1:1";
  process.env.ONUS_MAIL_FROM = "onus@example.org";
  forgetSettings();
});
afterAll(() => {
  delete process.env.ONUS_SMTP_URL;
  delete process.env.ONUS_MAIL_FROM;
  forgetSettings();
});

const letters = (w: TestWorkspace) =>
  asOwner<{ subject: string; text: string; userId: string }>(
    `SELECT m.subject, m.text, u.id AS "userId" FROM mail m JOIN "user" u ON u.email = m.recipient WHERE m.workspace_id = $1 ORDER BY m.id`,
    [w.workspaceId],
  );
const soon = () => new Date(Date.now() + gatherMs + 1000);
const tomorrow = () => new Date(Date.now() + 25 * 3_600_000);

test("a mention is mailed once, after a little while, with a link and without what was written", async () => {
  const w = await makeWorkspace();
  const { claimId } = await madeThread(w, undefined, [w.viewers.second.userId]);
  await mailDueNews(new Date());
  expect(await letters(w)).toEqual([]);
  await Promise.all([mailDueNews(soon()), mailDueNews(soon())]);
  const [letter, ...more] = await letters(w);
  expect(more).toEqual([]);
  expect(letter).toMatchObject({ userId: w.viewers.second.userId, subject: expect.stringContaining("mentions you") });
  expect(letter!.text).toContain(`/${w.slug}/claims/${claimId}`);
  expect(letter!.text).not.toContain("Which warehouse");
});

test("what is for the digest comes in one letter a day", async () => {
  const w = await makeWorkspace();
  const { threadId } = await madeThread(w);
  for (const text of ["One.", "Two.", "Three."]) done(await run(addCommentOperation, w.viewers.lead, { threadId, text }));
  await mailDueNews(soon());
  expect(await letters(w)).toEqual([]);
  await mailDueNews(tomorrow());
  expect(await letters(w)).toMatchObject([
    { userId: w.viewers.analyst.userId, subject: expect.stringMatching(/^Your day on Onus: 3 pieces/) },
  ]);
});

test("who chose no mail gets none; who has left the workspace neither", async () => {
  const w = await makeWorkspace();
  done(await run(chooseNewsOperation, w.viewers.second, { settings: [{ kind: "mention", inApp: true, mail: "none" }] }));
  await madeThread(w, undefined, [w.viewers.second.userId, w.viewers.reviewer.userId]);
  done(await run(removeMemberOperation, w.viewers.lead, { userId: w.viewers.reviewer.userId, version: 1 }));
  await mailDueNews(soon());
  expect(await letters(w)).toEqual([]);
  expect(await asOwner("SELECT 1 FROM notification_due WHERE workspace_id = $1", [w.workspaceId])).toEqual([]);
});

test("while somebody is blind for the claim their letter waits, and comes once they have submitted", async () => {
  const w = await makeWorkspace();
  const { claimId } = await madeClaim(w);
  await madeLink(w, claimId, "supports", w.viewers.second);
  const draft = await madeDraft(w, claimId, w.viewers.second);
  await madeThread(w, claimId, [w.viewers.second.userId]);
  await mailDueNews(soon());
  expect(await letters(w)).toEqual([]);
  done(await run(submitAssessmentOperation, w.viewers.second, { claimId, version: draft.version, judgement }));
  await mailDueNews(tomorrow());
  expect(await letters(w)).toMatchObject([{ userId: w.viewers.second.userId }]);
});
