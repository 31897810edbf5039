import { describe, expect, it } from "vitest";
import { segment } from "@/lib/domain/splitting/segment";
import { boundaryScore, readMarkedTexts } from "@/tests/domain/splitting/segment-vectors";

const texts = (text: string) => segment(text).map(({ start, end }) => text.slice(start, end));
const kinds = (text: string) => segment(text).map(({ start, end, kind }) => `${kind}: ${text.slice(start, end)}`);

describe("texts marked by hand", () => {
  const own = (text: string) => segment(text).map(({ start }) => start);

  it("are more than 300 sentences", () => {
    expect(readMarkedTexts().flatMap(({ spans }) => spans).length).toBeGreaterThan(700);
  });

  it("are cut as the reader cut them, at 99.5 of 100 boundaries that the rules were written to", () => {
    expect(boundaryScore(readMarkedTexts(/^(?!held)/), own).f1).toBeGreaterThan(0.995);
  });

  it("are cut as the reader cut them, at 98 of 100 boundaries of the texts kept apart", () => {
    expect(boundaryScore(readMarkedTexts(/^held/), own).f1).toBeGreaterThan(0.98);
  });
});

/** One line a case: the segments with `‖` between them. */
const CASES: Record<string, string[]> = {
  "an abbreviation ends a sentence only where the next word begins one": [
    "He spoke for the U.S. Senate.",
    "He lives in the U.S. ‖She does not.",
    "She was hired by Vane & Co. in May.",
    "She was hired by Vane & Co. ‖They fired her.",
    "I asked Gen. Ode, Lt. Col. Fay and Dr. Uhl.",
    "St. Anne's is on 3rd St. by the river.",
    "Bring rope, tape, etc. ‖Leave the rest.",
    "Some, e.g. Norway, i.e. Not all, agreed.",
    "She won the U.S. Open. ‖She lives on Elm St. ‖Turn left there.",
    "“No. ‖I will not.” ‖See vol. II and Fig. B of Hale et al. [12] here.",
  ],
  "a time of day that opens a sentence does not close it": [
    "At 8 a.m. Mrs. Poe rang. ‖She left at 9 P.M. ‖Mrs. Poe did not.",
    "It begins at 7 p.m. EST on Friday.",
    "It ended at 7 p.m. Monday.",
  ],
  "initials stay with the name, letters that name a thing do not": [
    "The poet W. H. Hale read. ‖So did Ann B. Cole.",
    "There is no Plan B. ‖There never was.",
    "It was he and I. ‖Do you mind?",
    "Eat vitamin D. ‖Doctors say so.",
  ],
  "numbers, addresses and names of files hold together": [
    "It is 3.5 km to No. 12, see p. 4. ‖Go.",
    "Ask a.b@c.example.org. ‖Or 10.0.0.1. ‖Or read a.b.txt at www.example.org/x.html?y=1.",
    "Dig at N°. 77.120. ‖There it lies.",
    "We use Next.js. ‖It works.",
  ],
  "closing quotes, brackets and notes belong to the sentence before": [
    "“It is over.” ‖He sat down.",
    '"It is over." he said.',
    "'Is it over?' Mary Ann asked.",
    "(It was over.) ‖He sat down.",
    "It was over.[3][4] ‖He sat down.¹² ‖She did not.4 ‖Nor I.",
    "« C’est fini. » ‖Il s’assit.",
  ],
  "a bracket inside a sentence does not end it": [
    "He plays (He once lost.) in our club.",
    "It was (?) a dog.",
    "“They […] met on the hill […]” (Lowe 7).",
  ],
  "an ellipsis ends a sentence before a capital, and a full stop before it is one": [
    "I meant ... well, not that...or this.",
    "I never did.... ‖She left.",
    "The rest is lost. ‖. . . What is left is short. . . .",
    "We waited, and . . . I forget.",
  ],
  "marks pile up": ["What?! ‖No!! ‖Really...? ‖Yes."],
  "names that end in a mark do not end a sentence": ["He left Yahoo! in May.", "He joined Yahoo! Inc. in June."],
  "words that run together after a mark are cut, other run-together words are not": [
    "It was red.‖Nobody saw it.",
    "In 2021the war went on.",
  ],
  "emoji close a sentence": ["We did it! 🎉 ‖Now rest. 👩‍👧 ‖Bye 🙂 ‖See you."],
  "informal text begins sentences in lower case": ["i went out. ‖it rained. ‖so what"],
  "other scripts have stops of their own": ["他来了。‖她走了！‖“真的？”他问。", "هل وصل؟ ‖نعم.", "वह गया। ‖वह आया।"],
  "lists that run on are cut at their numbers": [
    "1.) Wash ‖2.) Rinse",
    "1) Wash. ‖2) Rinse.",
    "1. Wash ‖2. Rinse ‖3. Dry",
    "• 1. Wash ‖• 2. Rinse",
    "a. Wash ‖b. Rinse",
  ],
  "hard wraps are joined": ["This line was\nbroken off in print.", "A very cold \nday in the hills."],
  "lines of bare terms are not": ["rooms\nstaff\nprices, refunds".replaceAll("\n", "\n‖")],
};

describe("a rule and its cases", () => {
  it.each(Object.entries(CASES))("%s", (_, cases) => {
    for (const marked of cases) expect(texts(marked.replaceAll("‖", "")), marked).toEqual(marked.split("‖").map((piece) => piece.trim()));
  });
});

it("tells headings, captions, credits, list items and boilerplate from prose", () => {
  const page = [
    "Q&A / Africa 7 minutes",
    "Who Holds the Port?",
    "A crane stands idle at the port of Mirsa on May 5. Two men died there, police said. J. OKOYE / AFP",
    "By Lena Frost",
    "What happened?",
    "The port fell on Friday. Nobody knows why.",
    "- First, the customs office",
    "Figure 2: Ships a week",
    "Photo: The port at dawn",
    "Subscribe to our letter",
    "© 2025 The Onlooker",
  ].join("\n\n");
  expect(kinds(page)).toEqual([
    "boilerplate: Q&A / Africa 7 minutes",
    "heading: Who Holds the Port?",
    "caption: A crane stands idle at the port of Mirsa on May 5.",
    "caption: Two men died there, police said.",
    "caption: J. OKOYE / AFP",
    "boilerplate: By Lena Frost",
    "heading: What happened?",
    "sentence: The port fell on Friday.",
    "sentence: Nobody knows why.",
    "list-item: - First, the customs office",
    "caption: Figure 2: Ships a week",
    "caption: Photo: The port at dawn",
    "boilerplate: Subscribe to our letter",
    "boilerplate: © 2025 The Onlooker",
  ]);
});

it("finds nothing in nothing", () => {
  expect(segment("")).toEqual([]);
  expect(segment(" \n\u00a0\u200b\r\n\ufeff")).toEqual([]);
});

it("counts in UTF-16 code units", () => {
  expect(segment("😀 is here.\u00a0 It’s fine.")).toEqual([
    { start: 0, end: 11, kind: "sentence" },
    { start: 13, end: 23, kind: "sentence" },
  ]);
});
