import { expect, test } from "vitest";
import { pageOf, readCursor, writeCursor } from "@/lib/domain/list-cursor";

const cursor = { at: new Date("2026-11-23T15:04:05.678Z"), id: "0192a1b2-0000-7000-8000-000000000001" };

test("a cursor comes back from an address as it went in", () => {
  expect(readCursor(writeCursor(cursor))).toEqual(cursor);
});

test.each([undefined, "", "_", `${cursor.id}_2026-11-23`, `yesterday_${cursor.id}`, "2026-11-23T15:04:05.678Z_1", ["2026"], 7])(
  "%j is none",
  (value) => expect(readCursor(value)).toBeNull(),
);

test("the next page begins behind the last row that is shown, where there is one more", () => {
  expect(pageOf([1, 2, 3], 2)).toEqual({ rows: [1, 2], last: 2 });
  expect(pageOf([1, 2], 2)).toEqual({ rows: [1, 2], last: null });
  expect(pageOf([], 2)).toEqual({ rows: [], last: null });
});
