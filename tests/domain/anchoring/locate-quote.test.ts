import { expect, test } from "vitest";
import { anchorAt } from "@/lib/domain/anchors";
import { locateQuote } from "@/lib/domain/anchoring/locate-quote";

const text = [
  "The ministry said that 145 people had died. It gave no names.",
  "Hospitals in the region took in 551 wounded, the ministry said. It gave no names.",
  "Four suspects were detained near the border the next morning.",
].join("\n\n");
const quote = "Four suspects were detained near the border";
const at = text.indexOf(quote);

test("a quote at its position, in its context, is exact", () => {
  expect(locateQuote(text, anchorAt(text, at, at + quote.length))).toEqual({
    ...anchorAt(text, at, at + quote.length),
    state: "exact",
    score: null,
  });
});

test("a quote that stands once is found without a position", () => {
  expect(locateQuote(text, { exact: quote })).toMatchObject({ state: "moved", start: at, score: null });
});

test("a wrong position does not matter when the quote and its context are there", () => {
  const anchor = { ...anchorAt(text, at, at + quote.length), start: 3, end: 3 + quote.length };
  expect(locateQuote(text, anchor)).toMatchObject({ state: "moved", start: at });
});

test("of two copies the context decides", () => {
  const second = text.lastIndexOf("It gave no names.");
  const { prefix, suffix } = anchorAt(text, second, second + 17);
  expect(locateQuote(text, { exact: "It gave no names.", prefix, suffix })).toMatchObject({ start: second });
});

test("of two copies without context the position decides, and without position nothing", () => {
  const second = text.lastIndexOf("It gave no names.");
  const exact = "It gave no names.";
  expect(locateQuote(text, { exact, start: second, end: second + 17 })).toMatchObject({ state: "exact", start: second });
  expect(locateQuote(text, { exact })).toMatchObject({ state: "lost", exact });
});

test("the right words in quite other surroundings are only proposed", () => {
  const got = locateQuote(text, {
    exact: "It gave no names.",
    prefix: "Bananas ripen faster beside apples, growers report from three islands.",
    suffix: "Their harvest was the best in a decade, by every measure anyone had.",
    start: text.indexOf("It gave no names."),
  });
  expect(["fuzzy", "lost"]).toContain(got.state);
});

test("a quote with other words in it is fuzzy, and what stands there is shown", () => {
  const got = locateQuote(text, { exact: "Hospitals in the region took in some 550 wounded" });
  expect(got).toMatchObject({ state: "fuzzy", exact: "Hospitals in the region took in 551 wounded" });
  expect(got.score).toBeGreaterThan(0.8);
});

test("curly quotes and no-break spaces do not hide a quote, and are not passed over in silence", () => {
  const page = "Before that, little. He called it “a\u00a0clear success” on Monday. After that, nothing.";
  const got = locateQuote(page, { exact: 'He called it "a clear success" on Monday.' });
  expect(got).toMatchObject({ state: "fuzzy", exact: "He called it “a\u00a0clear success” on Monday.", score: 0.99 });
});

test("a quote that is not there is lost, and so is an empty one", () => {
  expect(locateQuote(text, { exact: "The president resigned on Friday after the vote." }).state).toBe("lost");
  expect(locateQuote(text, { exact: "" }).state).toBe("lost");
  expect(locateQuote("", { exact: quote, start: 40 })).toMatchObject({ state: "lost", start: 0, end: 0 });
});
