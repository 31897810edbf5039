import { expect, test } from "vitest";
import { editLinkOperation, linkEvidenceOperation, restoreLinkOperation, withdrawLinkOperation } from "@/lib/operations/link-evidence";
import { withdrawClaimOperation } from "@/lib/operations/retire-claim";
import { run } from "@/lib/pipeline/run";
import { spanOf } from "../support/article";
import { keepsTheContract, rowOf } from "../support/contract";
import { documentText, done, madeClaim, madeDraft, madeEvidence, madeLink } from "../support/made";
import { useTestDatabase } from "../support/people";
import { expectNothingLeft } from "../support/traces";
import { asOwner, makeWorkspace } from "../support/workspace";

useTestDatabase();

type Input = Record<string, unknown>;
const field = (name: string) => ({ kind: "invalid", fields: { [name]: expect.any(String) } });
const quoted = "the warehouse burned on 3 May 2021";
const refused = [
  { because: "no passage", input: (valid: Input) => ({ ...valid, end: valid.start }), problem: field("end") },
  { because: "behind the end", input: (valid: Input) => ({ ...valid, end: 9999 }), problem: field("end") },
  { because: "no stance", input: (valid: Input) => ({ ...valid, stance: "proves" }), problem: field("stance") },
  { because: "no such grade", input: (valid: Input) => ({ ...valid, credibility: 7 }), problem: field("credibility") },
];

keepsTheContract(linkEvidenceOperation, {
  changes: ["evidence_link"],
  events: ({ claimId, evidenceId }) => [
    {
      act: "link.added",
      ver: 1,
      claimId,
      parts: {
        after: { claimId, evidenceId, stance: "refutes", credibility: 3, exact: "Nothing else burned.", evidence: "The brigade's log" },
      },
    },
  ],
  refused,
});

keepsTheContract(editLinkOperation, {
  changes: ["evidence_link"],
  events: ({ linkId }) => [
    {
      act: "link.changed",
      object: `link/${String(linkId)}`,
      ver: 2,
      parts: {
        before: { stance: "supports", credibility: 2, note: "", exact: quoted },
        after: { stance: "context", credibility: 4, note: "Only the day.", exact: "3 May 2021" },
      },
    },
  ],
  refused,
});

keepsTheContract(withdrawLinkOperation, {
  changes: ["evidence_link"],
  events: ({ linkId }) => [
    { act: "link.withdrawn", object: `link/${String(linkId)}`, ver: 2, parts: { before: { stance: "supports", exact: quoted } } },
  ],
});

keepsTheContract(restoreLinkOperation, {
  changes: ["evidence_link"],
  events: ({ linkId }) => [
    { act: "link.restored", object: `link/${String(linkId)}`, ver: 3, parts: { before: { stance: "supports", exact: quoted } } },
  ],
});

test("the same evidence serves many claims; the passage is kept with its context", async () => {
  const w = await makeWorkspace();
  const evidence = await madeEvidence(w);
  for (const claim of [await madeClaim(w), await madeClaim(w)]) await madeLink(w, claim.claimId, "supports", w.viewers.analyst, evidence);
  const links = await asOwner(`SELECT exact, prefix FROM evidence_link WHERE evidence_id = $1`, [evidence.evidenceId]);
  expect(links).toEqual([
    { exact: quoted, prefix: "The brigade wrote: " },
    { exact: quoted, prefix: "The brigade wrote: " },
  ]);
});

test("nothing is linked to a withdrawn claim, or to another workspace's evidence", async () => {
  const [w, elsewhere] = [await makeWorkspace(), await makeWorkspace()];
  const [{ claimId }, { evidenceId }, theirs] = [await madeClaim(w), await madeEvidence(w), await madeEvidence(elsewhere)];
  const link = { claimId, evidenceId, stance: "supports", credibility: 2, ...spanOf(quoted, documentText) };
  await expectNothingLeft(w, () => run(linkEvidenceOperation, w.viewers.analyst, { ...link, evidenceId: theirs.evidenceId }), {
    kind: "not-found",
  });
  done(await run(withdrawClaimOperation, w.viewers.analyst, { claimId, version: 1 }));
  await expectNothingLeft(w, () => run(linkEvidenceOperation, w.viewers.analyst, link), { kind: "invalid" });
});

test("a link is withdrawn once, and a standing one is not restored", async () => {
  const w = await makeWorkspace();
  const { linkId } = await madeLink(w, (await madeClaim(w)).claimId);
  await expectNothingLeft(w, () => run(restoreLinkOperation, w.viewers.analyst, { linkId, version: 1 }), { kind: "invalid" });
  done(await run(withdrawLinkOperation, w.viewers.analyst, { linkId, version: 1 }));
  expect(await rowOf("evidence_link", linkId)).toMatchObject({ withdrawn_at: expect.any(Date) });
  await expectNothingLeft(w, () => run(withdrawLinkOperation, w.viewers.analyst, { linkId, version: 2 }), { kind: "invalid" });
});

test("the same passage is linked to a claim once in the same sense, however it would come about", async () => {
  const w = await makeWorkspace();
  const [{ claimId }, evidence] = [await madeClaim(w), await madeEvidence(w)];
  const first = await madeLink(w, claimId, "supports", w.viewers.analyst, evidence);
  const twin = { claimId, evidenceId: evidence.evidenceId, stance: "supports", credibility: 5, ...spanOf(quoted, documentText) };
  const refusal = { kind: "invalid", detail: expect.stringContaining("linked to the claim already") };
  for (const viewer of [w.viewers.analyst, w.viewers.second])
    await expectNothingLeft(w, () => run(linkEvidenceOperation, viewer, twin), refusal);

  const other = done(await run(linkEvidenceOperation, w.viewers.second, { ...twin, stance: "qualifies" }));
  await expectNothingLeft(w, () => run(editLinkOperation, w.viewers.second, { ...twin, linkId: other.linkId, version: 1 }), refusal);
  done(await run(withdrawLinkOperation, w.viewers.analyst, { linkId: first.linkId, version: 1 }));
  done(await run(editLinkOperation, w.viewers.second, { ...twin, linkId: other.linkId, version: 1 }));
  await expectNothingLeft(w, () => run(restoreLinkOperation, w.viewers.analyst, { linkId: first.linkId, version: 2 }), refusal);
});

test("who is blind for a claim links what another has linked, and learns nothing of it", async () => {
  const w = await makeWorkspace();
  const [{ claimId }, evidence] = [await madeClaim(w), await madeEvidence(w)];
  await madeLink(w, claimId, "supports", w.viewers.analyst, evidence);
  await madeDraft(w, claimId, w.viewers.second);
  await madeLink(w, claimId, "supports", w.viewers.second, evidence);
  const again = { claimId, evidenceId: evidence.evidenceId, stance: "supports", credibility: 2, ...spanOf(quoted, documentText) };
  await expectNothingLeft(w, () => run(linkEvidenceOperation, w.viewers.second, again), { kind: "invalid" });
});
