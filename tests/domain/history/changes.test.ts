import { expect, test } from "vitest";
import { changesOf } from "@/lib/domain/history/changes";
import { partsOf } from "@/lib/domain/history/entry";

const id = "018f2a6e-0000-7000-8000-000000000001";

test("an edit is told by what differs, statement first, without ids and offsets", () => {
  const parts = partsOf(
    "claim.changed",
    {
      before: { statement: "He said it.", speaker: null, mode: "says", start: 3, claimId: id },
      after: { mode: "says", speaker: "The mayor", statement: "[The mayor] said it.", start: 4, claimId: id, merged: [id] },
    },
    [],
  );
  expect(changesOf({ parts, people: {} })).toEqual([
    {
      field: "statement",
      pieces: [
        { kind: "removed", text: "He" },
        { kind: "added", text: "[The mayor]" },
        { kind: "same", text: " said it." },
      ],
    },
    { field: "speaker", pieces: [{ kind: "added", text: "The mayor" }] },
  ]);
});

test("what was made or withdrawn is told as it stands", () => {
  expect(changesOf({ parts: partsOf("link.withdrawn", { before: { stance: "refutes", exact: "a quote" } }, []), people: {} })).toEqual([
    { field: "stance", pieces: [{ kind: "same", text: "refutes" }] },
    { field: "passage", pieces: [{ kind: "same", text: "a quote" }] },
  ]);
  const made = partsOf(
    "claim.created",
    {
      after: {
        statement: "S",
        anchors: [
          { exact: "one", start: 0 },
          { exact: "two", start: 9 },
        ],
      },
    },
    [],
  );
  expect(changesOf({ parts: made, people: {} })).toContainEqual({ field: "in the article", pieces: [{ kind: "same", text: "one … two" }] });
});

test("a reason is told in words", () => {
  const parts = partsOf(
    "assessment.returned",
    { before: { state: "submitted" }, after: { state: "returned", reasonCode: "style" }, comment: "Mend." },
    [],
  );
  expect(changesOf({ parts, people: {} })).toContainEqual({
    field: "reason",
    pieces: [{ kind: "added", text: "the rationale needs better words" }],
  });
});

test("a part that an act always has and that is not there was erased; a withheld one was not", () => {
  expect(partsOf("assessment.submitted", { after: { tag: "evidenced" } }, ["before"])).toEqual({
    before: { state: "withheld" },
    after: { state: "shown", value: { tag: "evidenced" } },
  });
  expect(partsOf("claim.changed", { before: {} }, [])).toMatchObject({ after: { state: "erased" } });
  expect(changesOf({ parts: partsOf("claim.changed", {}, []), people: {} })).toEqual([]);
});

test("people are told by their names, as far as these are still known", () => {
  const after = { mode: "named", analysts: ["p-aaaaaaaaaa", "p-bbbbbbbbbb"], dueOn: "2031-02-03" };
  const changes = changesOf({ parts: partsOf("claim.assigned", { before: null, after }, []), people: { "p-aaaaaaaaaa": "Ana" } });
  expect(changes).toContainEqual({ field: "analysts", pieces: [{ kind: "added", text: "Ana, p-bbbbbbbbbb" }] });
  expect(changes).toContainEqual({ field: "due", pieces: [{ kind: "added", text: "2031-02-03" }] });
});
