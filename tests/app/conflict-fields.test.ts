import { expect, test } from "vitest";
import { changedBy, obviousTakes } from "@/app/_ui/conflict-fields";

test("a field that one side alone has changed goes by that side, without asking", () => {
  const fields = [
    { name: "kept", label: "", base: "a", mine: "a", theirs: "a" },
    { name: "mine", label: "", base: "a", mine: "b", theirs: "a" },
    { name: "theirs", label: "", base: "a", mine: "a", theirs: "b" },
    { name: "same", label: "", base: "a", mine: "b", theirs: "b" },
  ] as const;
  expect(fields.map(changedBy)).toEqual(["nobody", "mine", "theirs", "nobody"]);
  expect(obviousTakes(fields)).toEqual({
    kept: { take: "mine" },
    mine: { take: "mine" },
    theirs: { take: "theirs" },
    same: { take: "mine" },
  });
});

test("a field that both have changed differently waits for a person", () => {
  const field = { name: "statement", label: "", base: "a", mine: "b", theirs: "c" } as const;
  expect(changedBy(field)).toBe("both");
  expect(obviousTakes([field])).toEqual({});
});
