import winkNlp from "wink-nlp";
import model from "wink-eng-lite-web-model";
import type { Row } from "@/tests/bench/row";
import { proposeCandidates } from "@/lib/domain/splitting/propose";
import { segment } from "@/lib/domain/splitting/segment";
import { analyse } from "@/lib/gateways/language/analyse";
import { readMarkedTexts } from "@/tests/domain/splitting/segment-vectors";

export const name = "proposals";

const runs = 5;

/** 1 MB of news in which no sentence stands twice: repetition would be disposed of as duplicates, unread. */
function article(): string {
  const paragraphs = readMarkedTexts(/^(?:news|qa)/).flatMap(({ text }) => text.split(/\n+/).filter(Boolean));
  const parts: string[] = [];
  for (let i = 0, length = 0; length < 1_000_000; i++) {
    const paragraph = paragraphs[i % paragraphs.length]!.replace(/\b(the|a) (\p{Ll}+)/gu, `$1 ${i} $2`);
    parts.push(paragraph);
    length += paragraph.length + 2;
  }
  return parts.join("\n\n").slice(0, 1_000_000);
}

function seconds(act: () => void): number {
  const start = performance.now();
  act();
  return (performance.now() - start) / 1000;
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;

/** Sentences and proposals of 1 MB, beside wink-nlp alone reading the same text paragraph by paragraph. */
export async function run(): Promise<Row[]> {
  const text = article();
  const wink = winkNlp(model, ["sbd", "pos"]);
  const { its } = wink;
  const ours: number[] = [];
  const theirs: number[] = [];
  // one round to warm up, then turn about, so that both meet the same machine
  for (let i = 0; i <= runs; i++) {
    const own = seconds(() => proposeCandidates(text, segment(text), analyse));
    const alone = seconds(() => {
      for (const paragraph of text.split(/\n+/)) {
        const tokens = wink.readDoc(paragraph).tokens();
        tokens.out();
        tokens.out(its.pos);
      }
    });
    if (i === 0) continue;
    ours.push(own);
    theirs.push(alone);
  }
  const value = median(ours);
  const referenceValue = median(theirs);
  return [
    {
      name: "split of 1 MB, proposals included",
      value,
      unit: "s",
      reference: "wink-nlp reading the same text: tokens and parts of speech alone",
      referenceValue,
      ratio: value / referenceValue,
      goal: "under 2 s",
      met: value < 2,
    },
  ];
}
