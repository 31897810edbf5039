import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { emptyJudgement } from "@/app/[workspace]/_claim/assessment/judgement";
import { type DraftDoors, type Held, JudgementDraft, nothingHeld, type Unsaved } from "@/app/[workspace]/_claim/assessment/judgement-draft";
import type { Judgement } from "@/lib/domain/assessments";
import type { Result } from "@/lib/domain/problems";

const saying = (rationale: string): Judgement => ({ ...emptyJudgement, rationale });
const held = (version: number, rationale: string): Held => ({ version, judgement: saying(rationale) });

/** A server with one assessment, a connection that can be cut, and what the browser keeps. */
function setUp(start: Held = nothingHeld) {
  const world = { server: start, reachable: true, kept: null as Unsaved | null, sent: 0 };
  const doors: DraftDoors = {
    async send(version, judgement): Promise<Result<{ version: number }>> {
      await Promise.resolve();
      if (!world.reachable) return { ok: false, problem: { kind: "unavailable" } };
      world.sent++;
      if (version !== world.server.version) return { ok: false, problem: { kind: "changed-meanwhile" } };
      world.server = { version: version + 1, judgement };
      return { ok: true, value: { version: version + 1 } };
    },
    read: async () => (world.reachable ? world.server : null),
    keep: (unsaved) => {
      world.kept = unsaved;
    },
  };
  const draft = new JudgementDraft(start, true);
  draft.doors = doors;
  return { world, draft };
}

describe("a judgement while it is a draft", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("is kept in the browser at once, and with the server after a pause", async () => {
    const { world, draft } = setUp();
    draft.edit(saying("a"));
    draft.edit(saying("ab"));
    expect(world.kept?.judgement.rationale).toBe("ab");
    expect(world.sent).toBe(0);
    await vi.advanceTimersByTimeAsync(1300);
    expect(world.server).toEqual(held(1, "ab"));
    expect(world.sent).toBe(1);
    expect(world.kept).toBeNull();
    expect(draft.snapshot().state.kind).toBe("saved");
  });

  test("what is typed while it is being saved is saved next, upon what was saved", async () => {
    const { world, draft } = setUp();
    draft.edit(saying("a"));
    const saving = draft.save();
    draft.edit(saying("ab"));
    await saving;
    expect(world.kept).toEqual({ judgement: saying("ab"), base: held(1, "a") });
    await vi.advanceTimersByTimeAsync(1300);
    expect(world.server).toEqual(held(2, "ab"));
    expect(draft.snapshot().conflict).toBeNull();
  });

  test("without a connection it stays in the browser and is saved when asked again", async () => {
    const { world, draft } = setUp(held(3, "old"));
    world.reachable = false;
    draft.edit(saying("new"));
    expect(await draft.settle()).toBeNull();
    expect(draft.snapshot()).toMatchObject({ unsaved: true, state: { kind: "kept" } });
    expect(world.kept?.judgement).toEqual(saying("new"));
    world.reachable = true;
    expect(await draft.settle()).toEqual(held(4, "new"));
  });

  test("what an earlier visit left is taken up and saved", async () => {
    const { world, draft } = setUp(held(1, "old"));
    draft.restore({ judgement: saying("left behind"), base: held(1, "old") });
    expect(draft.snapshot().judgement.rationale).toBe("left behind");
    await vi.advanceTimersByTimeAsync(1300);
    expect(world.server).toEqual(held(2, "left behind"));
  });

  test("what another window saved meanwhile is neither overwritten nor lost", async () => {
    const { world, draft } = setUp(held(1, "base"));
    world.server = held(2, "theirs");
    draft.edit(saying("mine"));
    expect(await draft.settle()).toBeNull();
    expect(draft.snapshot().conflict).toEqual({ base: saying("base"), mine: saying("mine"), theirs: held(2, "theirs") });
    expect(world.server).toEqual(held(2, "theirs"));
    expect(world.kept?.judgement).toEqual(saying("mine"));
    await vi.advanceTimersByTimeAsync(5000);
    expect(world.server).toEqual(held(2, "theirs"));
    draft.resolve(saying("both"));
    await draft.settle();
    expect(world.server).toEqual(held(3, "both"));
    expect(draft.snapshot()).toMatchObject({ conflict: null, unsaved: false });
  });

  test("a conflict that is found on opening is shown as well", () => {
    const { draft } = setUp(held(5, "theirs"));
    draft.restore({ judgement: saying("mine"), base: held(4, "base") });
    expect(draft.snapshot().conflict?.theirs).toEqual(held(5, "theirs"));
  });

  test("the same words from both are no conflict, nor is a new version with the old words", async () => {
    const { world, draft } = setUp(held(1, "base"));
    world.server = held(2, "same");
    draft.edit(saying("same"));
    await draft.settle();
    expect(draft.snapshot()).toMatchObject({ conflict: null, unsaved: false });

    const again = setUp(held(1, "base"));
    again.world.server = held(3, "base");
    again.draft.edit(saying("mine"));
    await again.draft.settle();
    await vi.advanceTimersByTimeAsync(1300);
    expect(again.world.server).toEqual(held(4, "mine"));
  });

  test("an answer that is older than what was saved since does not bring the old words back", async () => {
    const { draft } = setUp(held(1, "base"));
    draft.edit(saying("new"));
    await draft.settle();
    draft.sees(held(1, "base"), true);
    expect(draft.snapshot().judgement.rationale).toBe("new");
  });

  test("nothing is sent once it is handed in", async () => {
    const { world, draft } = setUp(held(1, "base"));
    draft.edit(saying("late"));
    draft.sees(held(2, "base"), false);
    await vi.advanceTimersByTimeAsync(5000);
    expect(world.sent).toBe(0);
    expect(world.kept?.judgement).toEqual(saying("late"));
  });
});
