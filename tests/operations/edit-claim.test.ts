import { expect, test } from "vitest";
import { editClaimOperation } from "@/lib/operations/edit-claim";
import { withdrawClaimOperation } from "@/lib/operations/retire-claim";
import { run } from "@/lib/pipeline/run";
import { keepsTheContract, rowOf } from "../support/contract";
import { burned, done, madeClaim, madeSubmission } from "../support/made";
import { useTestDatabase } from "../support/people";
import { expectNothingLeft, stateOf } from "../support/traces";
import { makeWorkspace } from "../support/workspace";

useTestDatabase();

const words = { statement: "The warehouse [at the harbour] burned down on 3 May 2021.", speaker: null, mode: null };

keepsTheContract(editClaimOperation, {
  changes: ["claim"],
  events: ({ claimId }) => [
    {
      act: "claim.changed",
      object: `claim/${claimId}`,
      ver: 2,
      claimId,
      parts: { before: { statement: burned, speaker: null, mode: null }, after: words },
    },
  ],
  refused: [
    {
      because: "no words",
      input: (valid) => ({ ...valid, statement: "  " }),
      problem: { kind: "invalid", fields: { statement: expect.any(String) } },
    },
    {
      because: "a mode that there is not",
      input: (valid) => ({ ...valid, mode: "shouts" }),
      problem: { kind: "invalid", fields: { mode: expect.any(String) } },
    },
  ],
});

test("who comes second is shown the claim as it now stands", async () => {
  const w = await makeWorkspace();
  const { claimId } = await madeClaim(w);
  done(await run(editClaimOperation, w.viewers.analyst, { claimId, version: 1, ...words }));
  const late = await run(editClaimOperation, w.viewers.second, { claimId, version: 1, statement: "Mine." });
  expect(late).toMatchObject({ problem: { kind: "changed-meanwhile", current: { version: 2, value: words } } });
  expect(await rowOf("claim", claimId)).toMatchObject({ statement: words.statement, version: 2 });
});

test("the same words again are no change", async () => {
  const w = await makeWorkspace();
  const { claimId } = await madeClaim(w);
  const before = await stateOf(w);
  expect(await run(editClaimOperation, w.viewers.analyst, { claimId, version: 1, statement: burned })).toMatchObject({ ok: true });
  expect(await stateOf(w)).toEqual(before);
});

test("a claim keeps its words once it is assessed, and when it is withdrawn", async () => {
  const w = await makeWorkspace();
  const { claimId } = await madeSubmission(w);
  await expectNothingLeft(w, () => run(editClaimOperation, w.viewers.analyst, { claimId, version: 1, ...words }), { kind: "invalid" });
  const other = await madeClaim(w);
  done(await run(withdrawClaimOperation, w.viewers.analyst, { claimId: other.claimId, version: 1 }));
  await expectNothingLeft(w, () => run(editClaimOperation, w.viewers.analyst, { claimId: other.claimId, version: 2, ...words }), {
    kind: "invalid",
  });
});
