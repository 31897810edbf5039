import { expect, test } from "vitest";
import { doneAct, loggedAct } from "@/app/[workspace]/_claim/done-act";
import { OwnVersions } from "@/app/[workspace]/_claim/own-versions";
import { ActHistory } from "@/app/[workspace]/articles/[article]/_components/act-history";
import type { Problem, Result } from "@/lib/domain/problems";

const ok = async (): Promise<Result<unknown>> => ({ ok: true, value: null });
const refused = (kind: Problem["kind"]) => async (): Promise<Result<unknown>> => ({ ok: false, problem: { kind } });

test("acts are taken back and done again in the usual order; a new act leaves nothing to do again", async () => {
  const history = new ActHistory();
  for (const label of ["first", "second"]) history.did({ label, undo: ok, redo: ok });
  expect((await history.undo())?.label).toBe("second");
  expect((await history.undo())?.label).toBe("first");
  expect(await history.undo()).toBeNull();
  expect((await history.redo())?.label).toBe("first");
  history.did({ label: "third", undo: ok, redo: ok });
  expect(await history.redo()).toBeNull();
  expect(history.canUndo).toBe("third");
});

test("what cannot be taken back just now waits; what somebody else has changed gives way to the acts before it", async () => {
  const history = new ActHistory();
  history.did({ label: "before", undo: ok, redo: refused("changed-meanwhile") });
  history.did({ label: "overtaken", undo: refused("changed-meanwhile"), redo: ok });
  history.did({ label: "offline", undo: refused("unavailable"), redo: ok });
  for (let attempt = 0; attempt < 2; attempt++) expect(await history.undo()).toMatchObject({ label: "offline", result: { ok: false } });
  const behind = new ActHistory();
  behind.did({ label: "before", undo: ok, redo: refused("changed-meanwhile") });
  behind.did({ label: "overtaken", undo: refused("changed-meanwhile"), redo: ok });
  expect(await behind.undo()).toMatchObject({ label: "overtaken", result: { ok: false } });
  expect(await behind.undo()).toMatchObject({ label: "before", result: { ok: true } });
  expect(await behind.redo()).toMatchObject({ label: "before", result: { ok: false } });
  expect(await behind.redo()).toBeNull();
});

test("undo goes by the versions that this session has left, through other acts and their undoing", async () => {
  const versions = new OwnVersions();
  const sent: number[] = [];
  let standing = 1;
  /** A thing that is changed as the server changes it: by its version, or not at all. */
  const change = async (version: number): Promise<Result<unknown>> => {
    sent.push(version);
    if (version !== standing) return { ok: false, problem: { kind: "changed-meanwhile" } };
    const result = { ok: true as const, value: { linkId: "l", version: ++standing } };
    versions.note(result.value);
    return result;
  };
  const history = new ActHistory();
  for (const label of ["first", "second"]) {
    expect(await change(standing)).toMatchObject({ ok: true });
    history.did(doneAct(versions, label, "l", change, change));
  }
  for (const turn of ["undo", "undo", "redo", "redo", "undo"] as const)
    expect(await history[turn]()).toMatchObject({ result: { ok: true } });
  expect(sent).toEqual([1, 2, 3, 4, 5, 6, 7]);
  standing++;
  expect(await history.undo()).toMatchObject({ result: { problem: { kind: "changed-meanwhile" } } });
});

test("the versions of everything that an act changed are noted, and none goes back", () => {
  const versions = new OwnVersions();
  versions.note({ claimId: "a", version: 3, parts: [{ claimId: "b", number: 7, version: 1 }], related: [{ claimId: "c", version: 2 }] });
  versions.note({ claimId: "a", version: 2 });
  versions.note(null);
  expect(["a", "b", "c", "d"].map((id) => versions.of(id))).toEqual([3, 1, 2, 0]);
});

test("an act that the log takes back is taken back by the version of its latest doing", async () => {
  const undone: number[] = [];
  const redo = async (done: number): Promise<Result<{ version: number }>> => ({ ok: true, value: { version: done + 2 } });
  const act = loggedAct(
    "merged claims",
    2,
    async (done) => {
      undone.push(done);
      return ok();
    },
    redo,
  );
  for (const turn of ["undo", "redo", "undo"] as const) await act[turn]();
  expect(undone).toEqual([2, 4]);
});
