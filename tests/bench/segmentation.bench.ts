import { get_sentence_boundaries } from "sentencex";
import winkNlp from "wink-nlp";
import model from "wink-eng-lite-web-model";
import { segment } from "@/lib/domain/splitting/segment";
import { cpuMs, median, medianCpuMs, pieceScore } from "@/tests/bench/segmentation-measures";
import type { Row } from "@/tests/bench/row";
import { readMarkedTexts } from "@/tests/domain/splitting/segment-vectors";

export const name = "segmentation";

type Cutter = { name: string; cut: (text: string) => string[]; sampleLength: number };

const intl = new Intl.Segmenter("en", { granularity: "sentence" });
const wink = winkNlp(model, ["sbd"]);
const cutOurs = (text: string) => segment(text).map(({ start, end }) => text.slice(start, end));
/** Each with its own package's call for sentences, and with as much text as it takes in reasonable time. */
const peers: Cutter[] = [
  { name: "Intl.Segmenter", cut: (text) => Array.from(intl.segment(text), (part) => part.segment), sampleLength: 1_000_000 },
  { name: "wink-nlp", cut: (text) => wink.readDoc(text).sentences().out(), sampleLength: 200_000 },
  { name: "sentencex", cut: (text) => get_sentence_boundaries("en", text).map((part) => part.text), sampleLength: 1_000_000 },
];

/** Peers are given one paragraph at a time: it spares them blank lines, and Intl.Segmenter its quadratic time. */
const byParagraph = (cut: Cutter["cut"]) => (text: string) => text.split(/\n\s*\n/).flatMap(cut);

const repeat = (unit: string, length: number) => Buffer.from(unit.repeat(Math.ceil(length / unit.length)).slice(0, length)).toString();

function accuracyRows(): Row[] {
  const rows: Row[] = [];
  for (const [label, files] of [
    ["all marked texts", /./],
    ["texts kept apart", /^held/],
  ] as const) {
    const marked = readMarkedTexts(files);
    const value = pieceScore(marked, cutOurs);
    for (const peer of peers) {
      const referenceValue = pieceScore(marked, byParagraph(peer.cut));
      rows.push({
        name: `boundaries, ${label}, beside ${peer.name}`,
        value,
        unit: "F1",
        reference: peer.name,
        referenceValue,
        ratio: value / referenceValue,
        goal: "more accurate",
        met: value > referenceValue,
      });
    }
  }
  return rows;
}

const news = () =>
  readMarkedTexts(/^(?:news|qa)/)
    .map(({ text }) => text)
    .join("\n\n") + "\n\n";

function speedRows(): Row[] {
  const own = repeat(news(), 1_000_000);
  return peers.map((peer) => {
    const theirs = repeat(news(), peer.sampleLength);
    const cutTheirs = byParagraph(peer.cut);
    const value = own.length / 1000 / medianCpuMs(9, () => segment(own));
    const referenceValue = theirs.length / 1000 / medianCpuMs(3, () => cutTheirs(theirs));
    return {
      name: `speed on news, beside ${peer.name}`,
      value,
      unit: "MB/s",
      reference: peer.name,
      referenceValue,
      ratio: value / referenceValue,
      goal: "at least 20 MB/s",
      met: value >= 20,
    };
  });
}

/** News as it comes and on one line, then texts that provoke one rule at every step. */
const HARD = {
  dots: ".",
  "dots and spaces": ". ",
  quotes: "”",
  "stops and quotes": "A.” ",
  abbreviations: "Gen. U.S. p.m. e.g. No. 7 ",
  initials: "A. ",
  brackets: "Yes. (A ",
  numbers: "1. a 2. b ",
  "short lines": "a\n",
  spaces: " ",
  emoji: "Yes. 😀 ",
  "no spaces": "ab.Abc",
  ellipses: "x . . . Y ",
};

/** Ten texts of 1 MB against one of 10 MB, by turns: a rule that looks back or ahead without bound would show here. */
function growthRow(label: string, unit: string): Row {
  const small = repeat(unit, 1_000_000);
  const large = repeat(unit, 10_000_000);
  const perByte: [number, number][] = [];
  for (let turn = 0; turn < 4; turn++) {
    const inSmall = cpuMs(() => {
      for (let i = 0; i < 10; i++) segment(small);
    });
    perByte.push([cpuMs(() => segment(large)) / 10, inSmall / 10]);
  }
  perByte.shift();
  const value = median(perByte.map(([at10]) => at10));
  const referenceValue = median(perByte.map(([, at1]) => at1));
  const ratio = median(perByte.map(([at10, at1]) => at10 / at1));
  return {
    name: `growth, ${label}`,
    value,
    unit: "ns/byte at 10 MB",
    reference: "ns/byte at 1 MB",
    referenceValue,
    ratio,
    goal: "ratio at most 1.3",
    met: ratio <= 1.3,
  };
}

const growthRows = () =>
  Object.entries({ news: news(), "news on one line": news().replace(/\s+/g, " "), ...HARD }).map(([label, unit]) => growthRow(label, unit));

export async function run(): Promise<Row[]> {
  return [...accuracyRows(), ...speedRows(), ...growthRows()];
}
