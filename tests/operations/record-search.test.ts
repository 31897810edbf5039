import { expect, test } from "vitest";
import { recordSearchOperation, restoreSearchOperation, withdrawSearchOperation } from "@/lib/operations/record-search";
import { withdrawClaimOperation } from "@/lib/operations/retire-claim";
import { run } from "@/lib/pipeline/run";
import { keepsTheContract } from "../support/contract";
import { done, madeClaim, madeSearch } from "../support/made";
import { useTestDatabase } from "../support/people";
import { expectNothingLeft } from "../support/traces";
import { makeWorkspace } from "../support/workspace";

useTestDatabase();

const field = (name: string) => ({ kind: "invalid", fields: { [name]: expect.any(String) } });
const before = { query: "harbour fire", place: "the city's archive", outcome: "Nothing was found." };

keepsTheContract(recordSearchOperation, {
  changes: ["search_record"],
  events: (input) => [{ act: "search.recorded", ver: 1, claimId: input.claimId, parts: { after: input } }],
  refused: ["query", "place", "outcome", "searchedOn"].map((name) => ({
    because: `no ${name}`,
    input: (valid) => ({ ...valid, [name]: " " }),
    problem: field(name),
  })),
  atOnce: "both stand",
});

keepsTheContract(withdrawSearchOperation, {
  changes: ["search_record"],
  events: ({ searchId }) => [{ act: "search.withdrawn", object: `search/${String(searchId)}`, ver: 2, parts: { before } }],
});

keepsTheContract(restoreSearchOperation, {
  changes: ["search_record"],
  events: ({ searchId }) => [{ act: "search.restored", object: `search/${String(searchId)}`, ver: 3, parts: { before } }],
});

test("a search is withdrawn once, and made for standing claims only", async () => {
  const w = await makeWorkspace();
  const { claimId } = await madeClaim(w);
  const { searchId } = await madeSearch(w, claimId);
  await expectNothingLeft(w, () => run(restoreSearchOperation, w.viewers.analyst, { searchId, version: 1 }), { kind: "invalid" });
  done(await run(withdrawClaimOperation, w.viewers.analyst, { claimId, version: 1 }));
  const again = { claimId, searchedOn: "2021-06-01", ...before };
  await expectNothingLeft(w, () => run(recordSearchOperation, w.viewers.analyst, again), { kind: "invalid" });
  expect(searchId).toBeTruthy();
});
