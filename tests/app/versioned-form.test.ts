import { expect, test } from "vitest";
import { beginForm, decided, isOvertaken, isTouched, refused, seen } from "@/app/_ui/versioned-form";

const held = (version: number, title: string, byline = "") => ({ version, fields: { title, byline } });
const typing = (title: string) => ({ ...beginForm(held(3, "The fire")), mine: { title, byline: "" } });

test("a form in which nothing is typed follows what others make of it", () => {
  const form = seen(beginForm(held(3, "The fire")), held(4, "The great fire"));
  expect(form.mine.title).toBe("The great fire");
  expect([isTouched(form), isOvertaken(form)]).toEqual([false, false]);
});

test("in a form that is being filled in nothing moves; it says that it was overtaken", () => {
  const form = seen(typing("The harbour fire"), held(4, "The great fire"));
  expect(form.mine.title).toBe("The harbour fire");
  expect([isTouched(form), isOvertaken(form)]).toEqual([true, true]);
  expect(form.base).toEqual(held(3, "The fire"));
});

test("a newer version that says the same overtakes nobody", () => {
  expect(isOvertaken(seen(typing("The harbour fire"), held(5, "The fire")))).toBe(false);
});

test("what was seen before is not taken for news", () => {
  const form = typing("The harbour fire");
  expect(seen(form, held(2, "Fire"))).toBe(form);
  expect(seen(form, held(3, "Fire"))).toBe(form);
});

test("a refused save goes again by itself where the other version says the same as before, else a person decides", () => {
  const again = refused(typing("The harbour fire"), held(5, "The fire"));
  expect([again.again, again.form.base.version, again.form.conflict]).toEqual([true, 5, null]);
  const asked = refused(typing("The harbour fire"), held(4, "The great fire"));
  expect([asked.again, asked.form.base.version, asked.form.conflict]).toEqual([false, 3, held(4, "The great fire")]);
});

test("what was decided is saved on top of what it was decided upon; meanwhile nothing moves", () => {
  const asked = refused(typing("The harbour fire"), held(4, "The great fire")).form;
  const later = seen(asked, held(5, "The very great fire"));
  expect(later.mine.title).toBe("The harbour fire");
  const form = decided(later, { title: "The great harbour fire", byline: "" });
  expect([form.base.version, form.mine.title, form.conflict]).toEqual([4, "The great harbour fire", null]);
  expect(isOvertaken(form)).toBe(true);
});
