import { expect, test } from "vitest";
import { addSourceOperation, editSourceOperation } from "@/lib/operations/add-source";
import { run } from "@/lib/pipeline/run";
import { keepsTheContract, rowOf } from "../support/contract";
import { done, madeSource } from "../support/made";
import { useTestDatabase } from "../support/people";
import { expectNothingLeft } from "../support/traces";
import { makeWorkspace } from "../support/workspace";

useTestDatabase();

type Input = Record<string, unknown>;
const refused = [
  {
    because: "no name",
    input: (valid: Input) => ({ ...valid, name: " " }),
    problem: { kind: "invalid", fields: { name: expect.any(String) } },
  },
  {
    because: "a letter that there is not",
    input: (valid: Input) => ({ ...valid, reliability: "G" }),
    problem: { kind: "invalid", fields: { reliability: expect.any(String) } },
  },
  {
    because: "an address that would run",
    input: (valid: Input) => ({ ...valid, url: "javascript:alert(1)" }),
    problem: { kind: "invalid", fields: { url: expect.any(String) } },
  },
];

keepsTheContract(addSourceOperation, {
  changes: ["source"],
  events: () => [
    { act: "source.added", ver: 1, parts: { after: { name: "Reuters", reliability: "B", origin: "Reuters", url: null, note: "a wire" } } },
  ],
  refused,
});

keepsTheContract(editSourceOperation, {
  changes: ["source"],
  events: ({ sourceId }) => [
    {
      act: "source.changed",
      object: `source/${String(sourceId)}`,
      ver: 2,
      parts: {
        before: { name: "The fire brigade", reliability: "B", origin: "The fire brigade" },
        after: { name: "Reuters", reliability: "A", origin: "wires" },
      },
    },
  ],
  refused,
});

test("a name is taken once in a workspace, by adding and by renaming; another workspace may have it too", async () => {
  const [w, elsewhere] = [await makeWorkspace(), await makeWorkspace()];
  await madeSource(w, "Reuters");
  await madeSource(elsewhere, "Reuters");
  const other = await madeSource(w, "AFP");
  const taken = { kind: "invalid", fields: { name: expect.any(String) } };
  await expectNothingLeft(w, () => run(addSourceOperation, w.viewers.second, { name: "Reuters", reliability: "A" }), taken);
  await expectNothingLeft(
    w,
    () => run(editSourceOperation, w.viewers.analyst, { sourceId: other.sourceId, version: 1, name: "Reuters", reliability: "A" }),
    taken,
  );
  done(await run(editSourceOperation, w.viewers.analyst, { sourceId: other.sourceId, version: 1, name: "AFP", reliability: "A" }));
  expect(await rowOf("source", other.sourceId)).toMatchObject({ name: "AFP", reliability: "A", version: 2 });
});
