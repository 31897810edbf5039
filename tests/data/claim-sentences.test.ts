import { expect, test } from "vitest";
import { claimSentences } from "@/lib/data/claim-sentences";
import { makeArticle } from "../support/article";
import { burned, madeClaim } from "../support/made";
import { useTestDatabase } from "../support/people";
import { asOwner, makeWorkspace } from "../support/workspace";

useTestDatabase();

test("a reviewer can point at the sentence that a claim stands in, and at its neighbours, by their words", async () => {
  const w = await makeWorkspace();
  const { claimId } = await madeClaim(w, await makeArticle(w.viewers.analyst));
  expect((await claimSentences(w.viewers.reviewer, claimId)).map(({ ordinal, words }) => [ordinal, words])).toEqual([
    [0, "Fire at the harbour"],
    [1, burned],
    [2, "The harbour master said that nobody was hurt."],
  ]);
  await asOwner(`UPDATE anchor SET state = 'lost' WHERE claim_id = $1`, [claimId]);
  expect(await claimSentences(w.viewers.reviewer, claimId)).toEqual([]);
  const stranger = (await makeWorkspace()).viewers.lead;
  await expect(claimSentences(stranger, claimId)).rejects.toMatchObject({ problem: { kind: "not-found" } });
});
