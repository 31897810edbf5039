import { expect, test } from "vitest";
import { readDisagreements } from "@/lib/data/disagreements";
import { assignClaimOperation } from "@/lib/operations/assign-claim";
import { reopenClaimOperation } from "@/lib/operations/reopen-claim";
import { run } from "@/lib/pipeline/run";
import { dissent, done, judgement, madeAdjudication } from "../support/made";
import { useTestDatabase } from "../support/people";
import { asOwner, makeWorkspace } from "../support/workspace";

useTestDatabase();

const all = { code: null, before: null, limit: 10 };

test("what was adjudicated is told with how they had judged, how it was settled and why; counted by reason", async () => {
  const w = await makeWorkspace();
  const { claimId, adjudicationId, verdictId } = await madeAdjudication(w);
  const found = await readDisagreements(w.viewers.lead, all);
  expect(found).toMatchObject({ counts: { reading: 1, definition: 0 }, next: null });
  expect(found.rows).toMatchObject([
    {
      id: adjudicationId,
      claimId,
      number: 1,
      tag: judgement.tag,
      basis: judgement.basis,
      adjudicator: w.viewers.reviewer.name,
      stands: true,
      differing: [
        { analyst: w.viewers.analyst.name, tag: judgement.tag, basis: judgement.basis },
        { analyst: w.viewers.second.name, tag: dissent.tag, basis: dissent.basis },
      ],
    },
  ]);
  done(await run(reopenClaimOperation, w.viewers.lead, { claimId, verdictId, reasons: "Read again." }));
  expect((await readDisagreements(w.viewers.lead, all)).rows).toMatchObject([{ stands: false }]);
});

test("page by page, the last first, of one reason where it is asked for; nobody below a reviewer, and nothing of what one is blind for", async () => {
  const w = await makeWorkspace();
  const made = [await madeAdjudication(w), await madeAdjudication(w, "second"), await madeAdjudication(w, null)];
  await asOwner(`UPDATE adjudication SET reason_code = 'scope' WHERE id = $1`, [made[1]!.adjudicationId]);
  const first = await readDisagreements(w.viewers.lead, { ...all, limit: 2 });
  const second = await readDisagreements(w.viewers.lead, { ...all, limit: 2, before: first.next });
  expect([...first.rows, ...second.rows].map((row) => row.id)).toEqual(made.map((each) => each.adjudicationId).toReversed());
  expect(second.next).toBeNull();
  expect((await readDisagreements(w.viewers.lead, { ...all, code: "scope" })).rows).toHaveLength(1);
  await expect(readDisagreements(w.viewers.analyst, all)).rejects.toMatchObject({ problem: { kind: "forbidden" } });
  expect((await readDisagreements((await makeWorkspace()).viewers.lead, all)).rows).toEqual([]);

  const plan = { mode: "named", analysts: [w.viewers.lead.userId], dueOn: null };
  done(await run(assignClaimOperation, w.viewers.lead, { claimId: made[0]!.claimId, version: 0, plan }));
  expect((await readDisagreements(w.viewers.lead, all)).rows).toHaveLength(2);
});
