import { z } from "zod";
import { refuseUnseen } from "@/lib/data/blindness";
import { refuseRetired } from "@/lib/data/claims";
import { expectVersion, lockRow, lockWithClaim } from "@/lib/data/locking";
import { insertSearchRecord, withdrawSearchRecord } from "@/lib/data/search-records";
import { mayAnalyse } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { operation } from "@/lib/pipeline/operation";

const line = (empty: string) => z.string().trim().min(1, empty).max(500, "At most 500 characters.");

/** Logs a search made for a claim: absence of evidence is shown, not asserted. */
export const recordSearchOperation = operation({
  name: "record-search",
  input: z.object({
    claimId: z.uuid(),
    query: line("What did you search for?"),
    place: line("Where did you search?"),
    searchedOn: z.iso.date("Write the date as YYYY-MM-DD."),
    outcome: z.string().trim().min(1, "What came of it?").max(5000, "At most 5,000 characters."),
  }),
  subject: (tx, input) => lockRow(tx, "claim", input.claimId),
  permit: (viewer) => mayAnalyse(viewer),
  async perform({ tx, viewer, now, newId }, claim, input) {
    refuseRetired(claim);
    const id = newId();
    const search = { ...input, searchedOn: new Date(`${input.searchedOn}T00:00:00Z`) };
    await insertSearchRecord(tx, { id, ...search }, { by: viewer.userId, at: now });
    return {
      events: [
        {
          act: "search.recorded",
          object: { kind: "search", id },
          version: 1,
          articleId: claim.articleId,
          claimId: claim.id,
          parts: { after: input },
        },
      ],
      value: { searchId: id, version: 1 },
    };
  },
});

function standing(name: string, withdraw: boolean) {
  return operation({
    name,
    input: z.object({ searchId: z.uuid(), version: z.int().min(1) }),
    subject: async (tx, input, viewer) => {
      const { row: search, claim } = await lockWithClaim(tx, "search_record", input.searchId);
      await refuseUnseen(tx, viewer, search);
      return { search, claim };
    },
    permit: (viewer) => mayAnalyse(viewer),
    async perform({ tx, now }, { search, claim }, input) {
      expectVersion(search, input.version);
      if ((search.withdrawnAt !== null) === withdraw) throw new Refusal("invalid", { detail: "That has been done already." });
      const version = await withdrawSearchRecord(tx, search, withdraw ? now : null);
      return {
        events: [
          {
            act: withdraw ? "search.withdrawn" : "search.restored",
            object: { kind: "search", id: search.id },
            version,
            articleId: claim.articleId,
            claimId: claim.id,
            parts: { before: { query: search.query, place: search.place, outcome: search.outcome } },
          },
        ],
        value: { searchId: search.id, version },
      };
    },
  });
}

export const withdrawSearchOperation = standing("withdraw-search", true);
export const restoreSearchOperation = standing("restore-search", false);
