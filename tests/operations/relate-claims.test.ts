import { expect, test } from "vitest";
import { relateClaimsOperation, unrelateClaimsOperation } from "@/lib/operations/relate-claims";
import { withdrawClaimOperation } from "@/lib/operations/retire-claim";
import { run } from "@/lib/pipeline/run";
import { keepsTheContract } from "../support/contract";
import { done, madeClaim } from "../support/made";
import { useTestDatabase } from "../support/people";
import { expectNothingLeft, stateOf } from "../support/traces";
import { makeWorkspace } from "../support/workspace";

useTestDatabase();

const missing = "00000000-0000-7000-8000-000000000001";
const refused = [
  {
    because: "itself",
    input: (valid: Record<string, unknown>) => ({ ...valid, toClaimId: valid.fromClaimId }),
    problem: { kind: "invalid", fields: { toClaimId: expect.any(String) } },
  },
  {
    because: "no such claim",
    input: (valid: Record<string, unknown>) => ({ ...valid, toClaimId: missing }),
    problem: { kind: "not-found" },
  },
  {
    because: "no such kind",
    input: (valid: Record<string, unknown>) => ({ ...valid, kind: "likes" }),
    problem: { kind: "invalid", fields: { kind: expect.any(String) } },
  },
];

keepsTheContract(relateClaimsOperation, {
  changes: ["claim", "claim_relation"],
  events: ({ fromClaimId, toClaimId }) => [
    { act: "claim.related", object: `claim/${String(fromClaimId)}`, ver: 2, parts: { after: { kind: "contradicts", to: toClaimId } } },
  ],
  refused,
  atOnce: "the second finds it done",
});

keepsTheContract(unrelateClaimsOperation, {
  changes: ["claim", "claim_relation"],
  events: ({ fromClaimId, toClaimId }) => [
    { act: "claim.unrelated", object: `claim/${String(fromClaimId)}`, ver: 3, parts: { before: { kind: "contradicts", to: toClaimId } } },
  ],
  refused,
  atOnce: "the second finds it done",
});

test("what is related already, or is not, is left as it is", async () => {
  const w = await makeWorkspace();
  const [from, to] = [await madeClaim(w), await madeClaim(w)];
  const relation = { fromClaimId: from.claimId, toClaimId: to.claimId, kind: "attributes" };
  done(await run(relateClaimsOperation, w.viewers.analyst, relation));
  const before = await stateOf(w);
  expect(await run(relateClaimsOperation, w.viewers.analyst, relation)).toMatchObject({ ok: true, value: { version: 2 } });
  expect(await run(unrelateClaimsOperation, w.viewers.analyst, { ...relation, kind: "contradicts" })).toMatchObject({
    ok: true,
    value: { version: 2 },
  });
  expect(await stateOf(w)).toEqual(before);
});

test("a withdrawn claim is related to nothing more", async () => {
  const w = await makeWorkspace();
  const [from, to] = [await madeClaim(w), await madeClaim(w)];
  done(await run(withdrawClaimOperation, w.viewers.analyst, { claimId: to.claimId, version: 1 }));
  const relation = { fromClaimId: from.claimId, toClaimId: to.claimId, kind: "attributes" };
  await expectNothingLeft(w, () => run(relateClaimsOperation, w.viewers.analyst, relation), { kind: "invalid" });
});
