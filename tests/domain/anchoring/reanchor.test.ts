import { expect, test } from "vitest";
import { anchorAt, type AnchorQuote } from "@/lib/domain/anchors";
import { reanchor } from "@/lib/domain/anchoring/reanchor";

const opening = "The council met on Tuesday in the old town hall.";
const vote = "Seven members voted for the bridge and four against it.";
const refrain = "The mayor declined to comment.";
const cost = "Engineers put the cost at nine million crowns.";
const doubts = "Residents of the lower town doubt that the road can carry the traffic.";
const history = "A first plan was dropped in 1987 after the river flooded the site.";
const article = [`${opening} ${vote} ${refrain}`, `${cost} ${doubts}`, `${history} ${refrain}`].join("\n\n");

function anchorOf(text: string, quote: string, nth = 0): AnchorQuote {
  let start = text.indexOf(quote);
  for (let i = 0; i < nth; i++) start = text.indexOf(quote, start + 1);
  if (start < 0) throw new Error(`not in the text: ${quote}`);
  return anchorAt(text, start, start + quote.length);
}

function carry(to: string, quote: string, nth = 0) {
  return reanchor(article, to, [anchorOf(article, quote, nth)])[0]!;
}

test("in an unchanged text every anchor is exact", () => {
  const anchors = [opening, vote, cost, history].map((quote) => anchorOf(article, quote));
  expect(reanchor(article, article, anchors)).toEqual(anchors.map((a) => ({ ...a, state: "exact", score: null })));
});

test("what stands before an edit stays exact, what stands behind it has moved by its length", () => {
  const next = article.replace(cost, `Nobody was surprised. ${cost}`);
  expect(carry(next, vote)).toMatchObject({ state: "exact", start: article.indexOf(vote), score: null });
  expect(carry(next, doubts)).toMatchObject({ state: "moved", start: next.indexOf(doubts), exact: doubts, score: null });
});

test("a moved paragraph takes its claims along", () => {
  const next = article.split("\n\n").toReversed().join("\n\n");
  for (const quote of [vote, cost, doubts, history]) {
    expect(carry(next, quote)).toMatchObject({ state: "moved", start: next.indexOf(quote), exact: quote });
  }
});

test("a sentence moved into another paragraph is found if there is only one", () => {
  const next = article.replace(` ${doubts}`, "").replace(history, `${doubts} ${history}`);
  expect(carry(next, doubts)).toMatchObject({ state: "moved", start: next.indexOf(doubts) });
});

test("of two identical sentences each goes to its own place, even when one of them is removed", () => {
  const first = article.indexOf(refrain);
  const without = article.slice(0, first - 1) + article.slice(first + refrain.length);
  expect(carry(without, refrain, 0).state).toBe("lost");
  expect(carry(without, refrain, 1)).toMatchObject({ state: "moved", start: without.indexOf(refrain) });
  const early = `${refrain} ${article}`;
  expect(carry(early, refrain, 0)).toMatchObject({ state: "moved", start: first + refrain.length + 1 });
});

test("a claim does not leave its edited sentence for an unedited copy elsewhere", () => {
  const edited = doubts.replace("doubt", "very much doubt");
  const next = `${article.replace(doubts, edited)}\n\nWhat was said before, again. ${doubts}`;
  expect(carry(next, doubts)).toMatchObject({ state: "fuzzy", start: next.indexOf(edited), exact: edited });
});

test("when a sentence is repeated right behind itself, the claim stays with the first", () => {
  const next = article.replace(cost, `${cost} ${cost}`);
  expect(carry(next, cost)).toMatchObject({ state: "exact", start: article.indexOf(cost) });
});

test("when one of two identical neighbours is removed, no claim on them is silently placed", () => {
  const twice = article.replace(cost, `${cost} ${cost}`);
  const anchors = [anchorOf(twice, cost, 0), anchorOf(twice, cost, 1)];
  for (const { state } of reanchor(twice, article, anchors)) expect(["fuzzy", "lost"]).toContain(state);
});

test("when one of two identical neighbours is edited and goes elsewhere, no claim on them is silently placed", () => {
  const twice = article.replace(`${history} ${refrain}`, `${history} ${refrain} ${refrain}`);
  const anchors = [anchorOf(twice, refrain, 1), anchorOf(twice, refrain, 2)];
  const next = `${article.replace(opening, `${opening} ${refrain.replace("declined", "had refused")}`)}\n\nOther news.`;
  for (const { state } of reanchor(twice, next, anchors)) expect(["fuzzy", "lost"]).toContain(state);
});

test("when a paragraph moves and its first sentence comes to stand there twice, the claim is not silently placed on the second", () => {
  const [first, second, third] = article.split("\n\n") as [string, string, string];
  const next = [first, third, `${cost} ${second}`].join("\n\n");
  const got = carry(next, cost);
  expect(got.state === "fuzzy" || got.start === next.indexOf(cost)).toBe(true);
});

test("a claim stays with its sentence that words were put into, not with a copy right behind it", () => {
  const edited = cost.replace("Engineers put", "Engineers of the eastern district put").replace("at nine", "at nearly nine");
  const next = article.replace(cost, `${edited} ${cost}`);
  expect(carry(next, cost).state).toBe("fuzzy");
});

test.each([
  ["of which half the words are left", "Halden declined once more to comment."],
  ["of which the last word is gone", refrain.replace(" comment.", "")],
  ["to which words were added", refrain.replace("declined", "of the upper and the lower town has once more declined")],
])("a claim stays with its short sentence, %s, not with a copy right behind it", (_, edited) => {
  const next = article.replace(`${vote} ${refrain}`, `${vote} ${edited} ${refrain}`);
  expect(["fuzzy", "lost"]).toContain(carry(next, refrain, 0).state);
});

test("of a sentence that moved and was edited, and a copy of it elsewhere, the copy is only proposed", () => {
  const edited = doubts.replace("lower", "old");
  const next = `${article.replace(` ${doubts}`, "").replace(vote, `${vote} ${doubts}`)}\n\nElsewhere it rained. ${edited} So they said.`;
  expect(carry(next, doubts).state).toBe("fuzzy");
});

test("new text right before a quote that shares its common words alone leaves it where it was", () => {
  const next = article.replace(doubts, `The mayor of the town said that the council can do nothing about the weather. ${doubts}`);
  expect(carry(next, doubts)).toMatchObject({ state: "moved", start: next.indexOf(doubts) });
});

test("a claim goes along with its moved and edited paragraph, not with a copy of its sentence elsewhere", () => {
  const short = "The bridge was closed at noon. Nobody knows why. The river rose.";
  const quote = "The bridge was closed at noon.";
  const before = [opening, vote, short, cost, doubts, history].join("\n\n");
  const moved = short.replace("noon", "one");
  const after = [opening, vote, cost, doubts, moved, `${history} ${quote} It is open again.`].join("\n\n");
  expect(reanchor(before, after, [anchorOf(before, quote)])[0]).toMatchObject({ state: "fuzzy", start: after.indexOf(moved) });
});

test("an edit inside the quote makes it fuzzy, with the text that stands there now", () => {
  const now = vote.replace("Seven", "Eight");
  const next = article.replace(vote, now);
  const got = carry(next, vote);
  expect(got).toMatchObject({ state: "fuzzy", start: next.indexOf(now), end: next.indexOf(now) + now.length, exact: now });
  expect(got.score).toBeGreaterThan(0.85);
  expect(got.score).toBeLessThan(1);
});

test("the first and the last word of a quote may be the ones that changed", () => {
  const now = cost.replace("Engineers", "Experts").replace("crowns", "euros");
  const next = article.replace(cost, now);
  expect(carry(next, cost)).toMatchObject({ state: "fuzzy", exact: now });
});

test("the more of a quote is changed, the lower its score", () => {
  const scores = ["dropped", "dropped in 1987", "dropped in 1987 after the river"].map(
    (gone) => carry(article.replace(history, history.replace(gone, "given up then")), history).score!,
  );
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  expect(new Set(scores).size).toBe(3);
});

test("a removed paragraph loses its claims, which keep their quote and the place where they stood", () => {
  const next = article.replace(`\n\n${cost} ${doubts}`, "");
  const got = carry(next, doubts);
  expect(got).toMatchObject({ state: "lost", exact: doubts, score: null });
  expect(got.start).toBe(got.end);
  expect(next.slice(0, got.start)).toBe(`${opening} ${vote} ${refrain}`);
});

test("a lost anchor finds its quote again when a later version restores it", () => {
  const without = article.replace(`\n\n${cost} ${doubts}`, "");
  const lost = carry(without, doubts);
  expect(reanchor(without, article, [lost])[0]).toMatchObject({ state: "moved", start: article.indexOf(doubts) });
});

test.each([
  ["curly quotes become straight", "He said “never” and it’s done.", 'He said "never" and it\'s done.'],
  ["a space becomes a no-break space", "Some 145 people died.", "Some 145\u00a0people died."],
  ["line endings change", "One line\nand the next.", "One line\r\nand the next."],
  ["accents are composed", "Cafe\u0301 owners protested.", "Café owners protested."],
  ["lines are wrapped anew", "A rather long line was wrapped here.", "A rather long line\nwas wrapped here."],
])("%s: found, and shown as fuzzy with a high score", (_, before, after) => {
  const got = reanchor(`${opening} ${before} ${vote}`, `${opening} ${after} ${vote}`, [
    anchorOf(`${opening} ${before} ${vote}`, before),
  ])[0]!;
  expect(got).toMatchObject({ state: "fuzzy", exact: after });
  expect(got.score).toBeGreaterThanOrEqual(0.95);
});

test("a border never falls inside a surrogate pair", () => {
  const before = `${opening} 👍🏽 Great 😀 news 😀. ${vote}`;
  const after = `${opening} 👎🏽 Great 😁 news 😂. ${vote}`;
  const got = reanchor(before, after, [anchorOf(before, "👍🏽 Great 😀 news 😀"), anchorOf(before, "😀")]);
  for (const { exact, prefix, suffix } of got) expect((prefix + exact + suffix).isWellFormed()).toBe(true);
  expect(got[0]).toMatchObject({ state: "fuzzy", exact: "👎🏽 Great 😁 news 😂" });
});

test("a quote of whole words never attaches to the middle of a word", () => {
  const before = `${opening} They saw the ban os men feared. ${vote}`;
  const after = `${opening} They saw the banos men feared. ${vote}`;
  expect(reanchor(before, after, [anchorOf(before, "os men feared")])[0]!.state).not.toMatch(/exact|moved/);
});

test("overlapping, adjacent, nested and many-paragraph anchors keep their order and their text", () => {
  const quotes = [`${opening} ${vote}`, vote, `${vote} ${refrain}\n\n${cost}`, refrain, "crowns", "million crowns."];
  const next = `A preface.\n\n${article}`;
  const got = reanchor(
    article,
    next,
    quotes.map((quote) => anchorOf(article, quote)),
  );
  expect(got.map(({ exact }) => exact)).toEqual(quotes);
  expect(got.every(({ state }) => state === "moved")).toBe(true);
});

test("anchors at the very start and end of a text are carried", () => {
  const whole = anchorAt(article, 0, article.length);
  const last = anchorAt(article, article.length - refrain.length, article.length);
  const next = `${article} More.`;
  expect(reanchor(article, next, [whole, last]).map(({ state }) => state)).toEqual(["exact", "exact"]);
  const later = `Breaking. ${article}`;
  expect(reanchor(article, later, [whole, last]).map(({ state }) => state)).toEqual(["moved", "moved"]);
});

test("a quote that another paragraph was put into is fuzzy and spans it", () => {
  const quote = `${refrain}\n\n${cost}`;
  const next = article.replace(quote, `${refrain}\n\nAn advertisement.\n\n${cost}`);
  expect(carry(next, quote)).toMatchObject({ state: "fuzzy", exact: `${refrain}\n\nAn advertisement.\n\n${cost}` });
});

test("in an empty or wholly different text everything is lost", () => {
  const other = "Bananas ripen faster beside apples because of ethylene, growers from three islands report.";
  for (const text of ["", " \n", other]) {
    for (const quote of [opening, vote, history]) {
      const got = carry(text, quote);
      expect(got).toMatchObject({ state: "lost", exact: quote });
      expect(got.start).toBeLessThanOrEqual(text.length);
    }
  }
});

test("no anchors, no work; and no text, no trouble", () => {
  expect(reanchor(article, opening, [])).toEqual([]);
  expect(reanchor("", article, [{ start: 0, end: 1, exact: "x", prefix: "", suffix: "" }])[0]!.state).toBe("lost");
});

test("a text of nothing but repetition is never placed by guess", () => {
  const before = "Yes. No. ".repeat(200);
  const after = "Yes. No. ".repeat(150);
  const got = reanchor(before, after, [anchorAt(before, 900, 908)])[0]!;
  expect(["fuzzy", "lost"]).toContain(got.state);
});

test("text without spaces between words is carried too", () => {
  const before = "会议于星期二在旧市政厅举行。七名成员投票赞成建桥，四名反对。市长拒绝置评。";
  const after = `快讯：${before.replace("七名", "八名")}`;
  const [kept, edited] = reanchor(before, after, [anchorOf(before, "市长拒绝置评。"), anchorOf(before, "七名成员投票赞成建桥")]);
  expect(kept).toMatchObject({ state: "moved", exact: "市长拒绝置评。" });
  expect(edited).toMatchObject({ state: "fuzzy", exact: "八名成员投票赞成建桥" });
});
