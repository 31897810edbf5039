import search from "approx-string-match";
import type { AnchorQuote } from "@/lib/domain/anchors";
import { reanchor } from "@/lib/domain/anchoring/reanchor";
import {
  EditedArticle,
  heavyEdits,
  judge,
  lightEdits,
  truthOf,
  type Edits,
  type Outcome,
  type Truth,
} from "@/tests/vectors/anchoring/edited-article";
import type { Row } from "./row";

export const name = "anchoring";

const length = 1_000_000;
const claimCount = 1000;
/** The reference takes milliseconds a claim; every twentieth claim is enough for its median and its shares. */
const referenceStep = 20;
const articles = [1, 2, 3, 4, 5];
const repeats = 3;

type Case = { before: string; after: string; claims: AnchorQuote[]; truth: Truth[] };
type Place = { start: number; end: number; state: string };
type Measured = { ms: number; referenceMs: number; ours: Outcome[]; reference: Outcome[] };

export async function run(): Promise<Row[]> {
  warmUp();
  return [...rowsOf("light edits", lightEdits), ...rowsOf("heavy edits", heavyEdits)];
}

function rowsOf(title: string, edits: Edits): Row[] {
  const measured = articles.map((seed) => measure(makeCase(seed, edits)));
  const ours = measured.flatMap((one) => one.ours);
  const reference = measured.flatMap((one) => one.reference);
  const ms = median(measured.map((one) => one.ms / claimCount));
  const referenceMs = median(measured.map((one) => one.referenceMs / (claimCount / referenceStep)));
  const base = { reference: "hypothesis method (position, then approximate quote search)" };
  const right = share(ours, "right");
  const wrong = count(ours, "wrong");
  return [
    {
      ...base,
      name: `re-anchoring 1k claims on 1 MB, ${title}: time per claim`,
      value: ms,
      unit: "ms",
      referenceValue: referenceMs,
      ratio: referenceMs / ms,
      goal: "at least 15 times faster (ratio: reference / value)",
      met: referenceMs >= 15 * ms,
    },
    {
      ...base,
      name: `re-anchoring 1k claims on 1 MB, ${title}: right`,
      value: right,
      unit: "share",
      referenceValue: share(reference, "right"),
      ratio: right / share(reference, "right"),
      goal: "at least 0.995",
      met: right >= 0.995,
    },
    {
      ...base,
      name: `re-anchoring 1k claims on 1 MB, ${title}: silently wrong`,
      value: wrong,
      unit: `of ${ours.length} claims`,
      reference: `${base.reference}, of ${reference.length} claims`,
      referenceValue: count(reference, "wrong"),
      ratio: share(ours, "wrong") / Math.max(share(reference, "wrong"), 1 / reference.length),
      goal: "0",
      met: wrong === 0,
    },
  ];
}

function makeCase(seed: number, edits: Edits, size = length): Case {
  const article = new EditedArticle(seed, size);
  const before = article.render();
  const claims = article.claims(claimCount);
  article.edit(edits);
  const after = article.render();
  return { before: before.text, after: after.text, claims, truth: truthOf(before, after, claims) };
}

function measure({ before, after, claims, truth }: Case): Measured {
  const times = Array.from({ length: repeats }, () => timeOf(() => reanchor(before, after, claims)));
  const got = reanchor(before, after, claims);
  const sample = claims.map((claim, i) => ({ claim, truth: truth[i]! })).filter((_, i) => i % referenceStep === 0);
  const started = performance.now();
  const reference = sample.map(({ claim }) => hypothesisMethod(after, claim));
  const referenceMs = performance.now() - started;
  return {
    ms: median(times),
    referenceMs,
    ours: got.map((place, i) => judge(truth[i]!, place)),
    reference: reference.map((place, i) => judge(sample[i]!.truth, place)),
  };
}

/**
 * What hypothesis/client does for one annotation (src/annotator/anchoring: match-quote.ts, html.ts): the position if the
 * quote is there, else every exact copy, else approximate matches with up to half of it wrong, the best by quote, prefix,
 * suffix and position weighted 50, 20, 20, 2. It does not say that a match is approximate: what differs is marked fuzzy here.
 */
function hypothesisMethod(text: string, { start, end, exact, prefix, suffix }: AnchorQuote): Place {
  if (text.slice(start, end) === exact) return { start, end, state: "exact" };
  let matches: { start: number; end: number; errors: number }[] = [];
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
    matches.push({ start: at, end: at + exact.length, errors: 0 });
  }
  if (matches.length === 0) matches = search(text, exact, Math.min(256, exact.length / 2));
  let best: Place = { start: 0, end: 0, state: "lost" };
  let top = -1;
  for (const match of matches) {
    const before = text.slice(Math.max(0, match.start - prefix.length), match.start);
    const behind = text.slice(match.end, match.end + suffix.length);
    const score =
      50 * (1 - match.errors / exact.length) +
      20 * likeness(before, prefix) +
      20 * likeness(behind, suffix) +
      2 * (1 - Math.abs(match.start - start) / text.length);
    if (score <= top) continue;
    top = score;
    best = { start: match.start, end: match.end, state: match.errors === 0 ? "moved" : "fuzzy" };
  }
  return best;
}

function likeness(text: string, pattern: string): number {
  if (pattern === "") return 1;
  if (text === "") return 0;
  const matches = search(text, pattern, pattern.length);
  return 1 - (matches[0]?.errors ?? pattern.length) / pattern.length;
}

/** Both sides once on a small text, so that neither is timed while it is being compiled. */
function warmUp(): void {
  for (let seed = 1; seed <= 5; seed++) {
    const { before, after, claims } = makeCase(seed, heavyEdits, 60_000);
    reanchor(before, after, claims);
    for (const claim of claims.slice(0, 50)) hypothesisMethod(after, claim);
  }
}

function timeOf(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

function count(outcomes: Outcome[], wanted: Outcome): number {
  return outcomes.filter((outcome) => outcome === wanted).length;
}

function share(outcomes: Outcome[], wanted: Outcome): number {
  return count(outcomes, wanted) / outcomes.length;
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}
