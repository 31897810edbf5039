import { expect, test } from "vitest";
import { lostAt } from "@/lib/domain/anchoring/locate-quote";
import { anchorAt, anchorSchema } from "@/lib/domain/anchors";

test("an anchor is a valid one wherever it stands, also one lost at the very beginning", () => {
  const text = "The mill burned down.";
  for (const anchor of [anchorAt(text, 0, 3), lostAt({ exact: "It was rebuilt." }, 0), lostAt({ exact: "It was rebuilt." }, text.length)]) {
    expect(anchorSchema.safeParse(anchor).success).toBe(true);
  }
  expect(anchorSchema.safeParse({ ...anchorAt(text, 0, 3), start: 4 }).success).toBe(false);
});
