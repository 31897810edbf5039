import { expect, test } from "vitest";
import type { Problem, Result } from "@/lib/domain/problems";
import type { AnyOperation } from "@/lib/pipeline/operation";
import { run } from "@/lib/pipeline/run";
import { givenFor, type Who } from "./subjects";
import { expectNothingLeft, expectSoundLog, logTables, stateOf, whileTheLogFails } from "./traces";
import { asOwner, eventsOf, makeWorkspace, type StoredEvent, type TestWorkspace } from "./workspace";

type Input = Record<string, unknown>;
type Expected = {
  /** Tables whose rows differ afterwards, beside the log's. */
  changes: string[];
  /** What the log says of it, in order. */
  events: (given: Input, w: TestWorkspace) => object[];
  /** Inputs that are refused, made from a valid one, and what the refusal has to hold. */
  refused?: { because: string; input: (valid: Input) => Input; problem: Partial<Problem> | object; as?: Who }[];
  /** What two of the same at the same moment come to (two who make something each make their own), unless a test of its own says it. */
  atOnce?: "one wins" | "both stand" | "the second finds it done" | null;
};

/**
 * What every operation keeps: success leaves exactly its change and its events; whatever is refused or fails leaves nothing; of
 * two at the same moment one wins. The valid input is the one of tests/support/subjects.ts.
 */
export function keepsTheContract(operation: AnyOperation, expected: Expected): void {
  const { given, may, subject } = givenFor(operation);
  const by = may.includes("analyst") ? "analyst" : may[0]!;
  const act = (w: TestWorkspace, input: Input, who: Who = by): Promise<Result<unknown>> => run(operation, w.viewers[who], input);

  test(`${operation.name} leaves its change and its events, and nothing else`, async () => {
    const w = await makeWorkspace();
    const input = await given(w);
    const [before, told] = [await stateOf(w), (await eventsOf(w.workspaceId)).length];
    expect(await act(w, input)).toMatchObject({ ok: true });
    const after = await stateOf(w);
    const changed = Object.keys(after).filter((table) => after[table] !== before[table] && !logTables.includes(table));
    expect(changed.toSorted()).toEqual(expected.changes.toSorted());
    const fresh = (await eventsOf(w.workspaceId)).slice(told);
    expect(fresh).toMatchObject(expected.events(input, w).map((event) => ({ actor: w.viewers[by].pseudonym, ...event })));
    await expectSoundLog(w.workspaceId);
  });

  test(`${operation.name} leaves nothing when it is refused or the log fails`, async () => {
    const w = await makeWorkspace();
    const valid = await given(w);
    for (const who of ["observer", "analyst", "reviewer", "lead"] as const) {
      if (!may.includes(who)) await expectNothingLeft(w, () => act(w, valid, who), { kind: "forbidden" });
    }
    if (subject) {
      const elsewhere = await makeWorkspace();
      await expectNothingLeft(w, () => run(operation, elsewhere.viewers.lead, valid), { kind: "not-found" });
    }
    if (typeof valid.version === "number" && valid.version > 0) {
      const stale = { ...valid, version: valid.version + 7 };
      await expectNothingLeft(w, () => act(w, stale), {
        kind: "changed-meanwhile",
        current: { version: valid.version, value: expect.anything() },
      });
    }
    for (const { because, input, problem, as } of expected.refused ?? []) {
      await expectNothingLeft(w, () => act(w, input(valid), as), problem, because);
    }
    await whileTheLogFails(w.workspaceId, () => expectNothingLeft(w, () => act(w, valid), { kind: "unavailable" }));
  });

  const { atOnce = "one wins" } = expected;
  if (atOnce === null) return;
  test(`${operation.name}, twice at the same moment: ${atOnce}`, async () => {
    const w = await makeWorkspace();
    const input = await given(w);
    const told = (await eventsOf(w.workspaceId)).length;
    const both = await Promise.all([act(w, input), act(w, input)]);
    expect(both.filter((result) => result.ok)).toHaveLength(atOnce === "one wins" ? 1 : 2);
    const fresh = (await eventsOf(w.workspaceId)).slice(told);
    expect(fresh).toHaveLength(expected.events(input, w).length * (atOnce === "both stand" ? 2 : 1));
    await expectSoundLog(w.workspaceId);
  });
}

/** The events of a workspace that came after the first `told`. */
export async function eventsSince(w: TestWorkspace, told: number): Promise<StoredEvent[]> {
  return (await eventsOf(w.workspaceId)).slice(told);
}

/** One row of a table, as PostgreSQL has it. */
export async function rowOf(table: string, id: unknown): Promise<Record<string, unknown>> {
  const [row] = await asOwner(`SELECT * FROM "${table}" WHERE id = $1`, [id]);
  return row!;
}
