import { expect, test } from "vitest";
import { resumeProposingOperation, stopProposingOperation } from "@/lib/operations/stop-proposing";
import { run } from "@/lib/pipeline/run";
import { keepsTheContract } from "../support/contract";
import { done } from "../support/made";
import { useTestDatabase } from "../support/people";
import { givenFor } from "../support/subjects";
import { eventsOf, makeWorkspace } from "../support/workspace";

useTestDatabase();

const nobody = "00000000-0000-7000-8000-000000000001";
const noSuch = { because: "no such version", input: () => ({ articleVersionId: nobody }), problem: { kind: "not-found" } } as const;

keepsTheContract(stopProposingOperation, {
  atOnce: "the second finds it done",
  changes: ["split_job"],
  events: () => [{ act: "proposing.stopped", ver: 1, parts: { after: { articleVersionId: expect.any(String) } } }],
  refused: [noSuch],
});

keepsTheContract(resumeProposingOperation, {
  atOnce: "the second finds it done",
  changes: ["split_job"],
  events: () => [{ act: "proposing.resumed", ver: 1, parts: { after: { articleVersionId: expect.any(String) } } }],
  refused: [noSuch],
});

test("what is set aside already, or was never, is left as it is, and nothing is told", async () => {
  const w = await makeWorkspace();
  const input = await givenFor(stopProposingOperation).given(w);
  const told = async () => (await eventsOf(w.workspaceId)).length;
  const before = await told();
  expect(done(await run(resumeProposingOperation, w.viewers.analyst, input))).toEqual({ isSetAside: false });
  expect(await told()).toBe(before);
  done(await run(stopProposingOperation, w.viewers.analyst, input));
  expect(done(await run(stopProposingOperation, w.viewers.analyst, input))).toEqual({ isSetAside: true });
  expect(await told()).toBe(before + 1);
});
