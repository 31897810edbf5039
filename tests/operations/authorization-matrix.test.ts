import { readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { acceptInvitationOperation } from "@/lib/operations/accept-invitation";
import { askPasswordResetOperation } from "@/lib/operations/ask-password-reset";
import { beginSecondFactorOperation } from "@/lib/operations/begin-second-factor";
import { changeNameOperation } from "@/lib/operations/change-name";
import { changePasswordOperation } from "@/lib/operations/change-password";
import { confirmSecondFactorOperation } from "@/lib/operations/confirm-second-factor";
import { createFirstWorkspaceOperation } from "@/lib/operations/create-first-workspace";
import { endSecondFactorOperation, renewRecoveryCodesOperation } from "@/lib/operations/end-second-factor";
import { endSessionOperation } from "@/lib/operations/end-session";
import { resetPasswordOperation } from "@/lib/operations/reset-password";
import { signOutEverywhereOperation } from "@/lib/operations/sign-out-everywhere";
import { run } from "@/lib/pipeline/run";
import { serverAction } from "@/lib/pipeline/server-action";
import { visitorAction } from "@/lib/pipeline/visitor-action";
import type { AnyVisitorOperation } from "@/lib/pipeline/visitor-operation";
import { sentBy } from "../support/signed-in";
import { invite, useTestDatabase } from "../support/people";
import { subjects } from "../support/subjects";
import { expectNothingLeft, stateOf, whileTheLogFails } from "../support/traces";
import { makeUser, makeWorkspace, type TestWorkspace } from "../support/workspace";

vi.mock("next/headers", () => import("../support/next-headers"));
useTestDatabase();

/** Who may act without belonging to a workspace, and how everybody else is told. */
const visitors: { operation: AnyVisitorOperation; signedOut: string; input: (w: TestWorkspace) => Promise<object> }[] = [
  { operation: changeNameOperation, signedOut: "signed-out", input: async () => ({ name: "Grace" }) },
  {
    operation: changePasswordOperation,
    signedOut: "signed-out",
    input: async () => ({ current: "whatever it was", next: "a long enough password" }),
  },
  { operation: signOutEverywhereOperation, signedOut: "signed-out", input: async () => ({}) },
  { operation: endSessionOperation, signedOut: "signed-out", input: async (w) => ({ sessionId: w.workspaceId }) },
  { operation: beginSecondFactorOperation, signedOut: "signed-out", input: async () => ({ password: "whatever it was" }) },
  { operation: confirmSecondFactorOperation, signedOut: "signed-out", input: async () => ({ code: "123456" }) },
  { operation: endSecondFactorOperation, signedOut: "signed-out", input: async () => ({ code: "123456" }) },
  { operation: renewRecoveryCodesOperation, signedOut: "signed-out", input: async () => ({ code: "123456" }) },
  // Anybody may ask, and gets through with the mailed token only; here no mail is set up.
  { operation: askPasswordResetOperation, signedOut: "unavailable", input: async () => ({ email: "somebody@example.org" }) },
  {
    operation: resetPasswordOperation,
    signedOut: "not-found",
    input: async () => ({ token: "A".repeat(43), password: "a long enough password" }),
  },
  {
    operation: createFirstWorkspaceOperation,
    signedOut: "forbidden",
    input: async () => ({ workspaceName: "Mine", name: "Mallory", email: "mallory@example.org", password: "a long enough password" }),
  },
  // The invited address has an account, so that only its owner may accept.
  {
    operation: acceptInvitationOperation,
    signedOut: "signed-out",
    input: async (w) => {
      await makeUser("Invited", "invited@example.org");
      return { token: await invite(w, "invited@example.org") };
    },
  },
];

/** Files in lib/operations that hold no operation, and why. */
const noOperation: Record<string, string> = {
  "carry-anchors.ts": "what importing a version does before its transaction",
  "change-log-key.ts": "for the operator alone, whom no request can become: log-operator.test.ts",
  "continue-log.ts": "for the operator alone, whom no request can become: log-operator.test.ts",
  "carry-over.ts": "what merging and splitting share",
  "disable-user.ts": "for the operator alone, whom no request can become: disable-user.test.ts",
  "download-bundle.ts": "reads only: download-bundle.test.ts",
  "export-article.ts": "reads only; its route has a row in authorization-routes.test.ts",
  "export-ratings.ts": "reads only; its route has a row in authorization-routes.test.ts",
  "measure-agreement.ts": "reads only; its route has a row in authorization-routes.test.ts",
  "merge-done.ts": "what undoing and redoing a merge share",
  "own-attempt.ts": "what proving who one is begins with",
  "provenance.ts": "what two operations share",
  "split-done.ts": "what undoing and redoing a split share",
  "taking-back.ts": "what undoing and redoing share",
};

const folder = join(import.meta.dirname, "../../lib/operations");
const isOperation = (value: unknown): boolean => typeof value === "object" && value !== null && "permit" in value && "perform" in value;

test("every operation has a row here, and every file in lib/operations an operation", async () => {
  const known = new Set<unknown>([...subjects, ...visitors].map((row) => row.operation));
  const missing: string[] = [];
  for (const file of readdirSync(folder)) {
    const exported = Object.values((await import(join(folder, file))) as object).filter(isOperation);
    if (exported.length === 0 && !noOperation[file]) missing.push(`${file} holds no operation`);
    for (const operation of exported)
      if (!known.has(operation)) missing.push(`${file}: ${(operation as { name: string }).name} has no row`);
  }
  expect(missing).toEqual([]);
});

let elsewhere: TestWorkspace;
beforeAll(async () => {
  elsewhere = await makeWorkspace();
});

describe.each(subjects.map((subject) => [subject.operation.name, subject] as const))(
  "%s",
  (_name, { operation, may, subject, quiet, given }) => {
    const roles = ["observer", "analyst", "reviewer", "lead"] as const;

    test(`is for ${may.join(", ")} of its own workspace, and for nobody else`, async () => {
      const w = await makeWorkspace();
      const input = await given(w);
      for (const role of roles)
        if (!may.includes(role)) await expectNothingLeft(w, () => run(operation, w.viewers[role], input), { kind: "forbidden" });
      if (subject) {
        for (const role of roles)
          await expectNothingLeft(w, () => run(operation, elsewhere.viewers[role], input), {
            kind: expect.stringMatching(/^(not-found|forbidden)$/),
          });
        await expectNothingLeft(w, () => run(operation, elsewhere.viewers.lead, input), { kind: "not-found" });
      }
      const action = serverAction(operation);
      await sentBy(null);
      await expectNothingLeft(w, () => action(w.slug, input), { kind: "signed-out" });
      await sentBy(elsewhere.viewers.lead.userId);
      await expectNothingLeft(w, () => action(w.slug, input), { kind: "not-found" });

      // Who may comes as far as the log, which fails for all but the last, so that the same subject serves them all.
      for (const role of may.slice(0, -1)) {
        if (quiet) expect(await run(operation, w.viewers[role], input)).toMatchObject({ ok: true });
        else
          await whileTheLogFails(w.workspaceId, () =>
            expectNothingLeft(w, () => run(operation, w.viewers[role], input), { kind: "unavailable" }),
          );
      }
      await sentBy(w.viewers[may.at(-1)!].userId);
      expect(await action(w.slug, input)).toMatchObject({ ok: true });
    });
  },
);

test.each(visitors.map((row) => [row.operation.name, row] as const))(
  "%s is refused to whoever is not signed in",
  async (_name, { operation, signedOut, input }) => {
    const asked = await input(elsewhere);
    const before = await stateOf(elsewhere);
    await sentBy(null);
    expect(await visitorAction(operation)(asked)).toMatchObject({ ok: false, problem: { kind: signedOut } });
    expect(await stateOf(elsewhere)).toEqual(before);
  },
);
