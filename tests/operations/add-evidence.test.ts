import { expect, test } from "vitest";
import { addEvidenceOperation, editEvidenceOperation } from "@/lib/operations/add-evidence";
import { run } from "@/lib/pipeline/run";
import { keepsTheContract, rowOf } from "../support/contract";
import { done, documentText, madeEvidence, madeSnapshot, madeSource } from "../support/made";
import { useTestDatabase } from "../support/people";
import { expectNothingLeft } from "../support/traces";
import { makeWorkspace } from "../support/workspace";
import { sha256Hex } from "@/lib/domain/text";

useTestDatabase();

type Input = Record<string, unknown>;
const missing = "00000000-0000-7000-8000-000000000001";
const refused = [
  {
    because: "no title",
    input: (valid: Input) => ({ ...valid, title: "" }),
    problem: { kind: "invalid", fields: { title: expect.any(String) } },
  },
  {
    because: "no date",
    input: (valid: Input) => ({ ...valid, publishedOn: "2021-13-01" }),
    problem: { kind: "invalid", fields: { publishedOn: expect.any(String) } },
  },
  { because: "no such source", input: (valid: Input) => ({ ...valid, sourceId: missing }), problem: { kind: "not-found" } },
];

keepsTheContract(addEvidenceOperation, {
  changes: ["evidence"],
  events: ({ snapshotId, sourceId }) => [
    {
      act: "evidence.added",
      ver: 1,
      parts: {
        after: {
          title: "The brigade's log",
          snapshotId,
          sourceId,
          source: "The fire brigade",
          textSha256: sha256Hex(documentText),
          publishedOn: "2021-05-04",
        },
      },
    },
  ],
  refused: [
    ...refused,
    { because: "no such snapshot", input: (valid) => ({ ...valid, snapshotId: missing }), problem: { kind: "not-found" } },
  ],
  atOnce: "both stand",
});

keepsTheContract(editEvidenceOperation, {
  changes: ["evidence"],
  events: ({ evidenceId }) => [
    {
      act: "evidence.changed",
      object: `evidence/${String(evidenceId)}`,
      ver: 2,
      parts: {
        before: { title: "The brigade's log", url: null, publishedOn: "2021-05-04" },
        after: { title: "The log of 3 May", url: "https://example.org/log", publishedOn: null },
      },
    },
  ],
  refused,
});

test("evidence never stands on another workspace's source or snapshot", async () => {
  const [w, elsewhere] = [await makeWorkspace(), await makeWorkspace()];
  const own = { sourceId: (await madeSource(w)).sourceId, snapshotId: (await madeSnapshot(w)).snapshotId };
  const theirs = { sourceId: (await madeSource(elsewhere)).sourceId, snapshotId: (await madeSnapshot(elsewhere)).snapshotId };
  for (const foreign of [{ sourceId: theirs.sourceId }, { snapshotId: theirs.snapshotId }]) {
    const input = { title: "Borrowed", intake: "typed", ...own, ...foreign };
    await expectNothingLeft(w, () => run(addEvidenceOperation, w.viewers.analyst, input), { kind: "not-found" });
  }
});

test("what the evidence is made of stays when its details change", async () => {
  const w = await makeWorkspace();
  const { evidenceId, sourceId, snapshotId } = await madeEvidence(w);
  const { sourceId: other } = await madeSource(w, "The harbour office");
  done(await run(editEvidenceOperation, w.viewers.second, { evidenceId, version: 1, sourceId: other, title: "Corrected" }));
  expect(await rowOf("evidence", evidenceId)).toMatchObject({
    title: "Corrected",
    source_id: other,
    snapshot_id: snapshotId,
    created_by: w.viewers.analyst.userId,
  });
  expect(sourceId).not.toBe(other);
});
