import { agreementOf } from "@/lib/domain/agreement/agreement-of";
import { bootstrap, bootstrapSteps } from "@/lib/domain/agreement/bootstrap";
import type { Figure } from "@/lib/domain/agreement/figure";
import { Random } from "@/lib/domain/agreement/random";
import { ratingsFrom, type RatingRow, type Ratings } from "@/lib/domain/agreement/ratings";
import { madeRatings } from "@/tests/domain/agreement/any-ratings";
import { alpha, cohens, drawnItems, fleiss, type Matrix, scan } from "./agreement/prototypes";
import { median, percentile, ratioRow } from "./measure";
import type { Row } from "./row";
import { cpuMs } from "./segmentation-measures";

export const name = "agreement";

const runs = 61;
const resamples = 1000;
/** Of the textbook’s bootstrap, so many are done and counted as a thousand. */
const textbookResamples = 10;

const random = new Random(1);
const uniform = (): number => random.next() / 2 ** 32;

/** 100,000 items of five raters, a tenth of the ratings missing, a fifth of the rest guessed. Times are of the processor. */
export async function run(): Promise<Row[]> {
  return [
    ["three labels (tag)", 3],
    ["five labels", 5],
    ["seven labels (basis)", 7],
  ].flatMap(([title, labels]) => rowsOf(String(title), Number(labels)));
}

function rowsOf(title: string, labels: number): Row[] {
  const ratings = madeRatings({ items: 100_000, raters: 5, labels, missing: 0.1, guessing: 0.2 }, uniform);
  const matrix: Matrix = { codes: Uint8Array.from(ratings.codes), items: 100_000, raters: 5, labels };
  const what = `100k items × 5 raters, ${title}`;
  mustBeSame(ratings, matrix);
  return [...pointRows(what, ratings, matrix), ...bootstrapRows(what, ratings, matrix)];
}

/** All six coefficients of all raters and of the ten pairs come from one call; prototypes work out one each. */
function pointRows(what: string, ratings: Ratings, matrix: Matrix): Row[] {
  const ms: Record<"ours" | "scan" | "fleiss" | "alpha" | "cohens", number[]> = { ours: [], scan: [], fleiss: [], alpha: [], cohens: [] };
  // turn about, so that all meet the same machine
  for (let turn = 0; turn < runs; turn++) {
    ms.ours.push(cpuMs(() => void agreementOf(ratings)));
    ms.scan.push(cpuMs(() => void scan(matrix)));
    ms.fleiss.push(cpuMs(() => void fleiss(matrix)));
    ms.alpha.push(cpuMs(() => void alpha(matrix)));
    ms.cohens.push(cpuMs(() => void cohens(matrix)));
  }
  const row = (reference: string, referenceValue: number, most: number, goal: string): Row =>
    ratioRow(
      {
        name: `agreement, ${what}: all six coefficients, of all raters and of each pair, beside ${reference}`,
        value: median(ms.ours),
        unit: "ms",
        reference,
        referenceValue,
        goal,
      },
      (ratio) => ratio <= most,
    );
  const alone = matrix.labels > 5 ? 1.5 : 1;
  const goal = alone === 1 ? "everything together no slower" : `everything together at most ${alone} times this one alone`;
  return [
    row("one scan of the same memory", median(ms.scan), 6, "at most 6 scans"),
    row("typed-array prototype of Fleiss’ κ alone", median(ms.fleiss), 1, "everything together no slower"),
    row("typed-array prototype of Krippendorff’s α alone", median(ms.alpha), 1, "everything together no slower"),
    row("typed-array prototype of ten Cohen’s κ alone", median(ms.cohens), alone, goal),
    row("these three prototypes", median(ms.fleiss) + median(ms.alpha) + median(ms.cohens), 0.5, "half the time or less"),
  ];
}

function bootstrapRows(what: string, ratings: Ratings, matrix: Matrix): Row[] {
  const rows: RatingRow[] = ratings.items.flatMap((item, i) =>
    ratings.raters.map((rater, j) => ({ item, rater, label: ratings.labels[ratings.codes[i * 5 + j]! - 1] ?? null })),
  );
  const whole: number[] = [];
  const steps: number[] = [];
  for (let turn = 0; turn < 5; turn++) {
    whole.push(cpuMs(() => void bootstrap(ratingsFrom(rows), { seed: turn, resamples })));
    const run = bootstrapSteps(ratings, { seed: turn, resamples });
    for (let done = false; !done;) steps.push(cpuMs(() => (done = run.next().done === true)));
  }
  const textbook = cpuMs(() => {
    for (let i = 0; i < textbookResamples; i++) {
      const drawn = drawnItems(matrix, uniform);
      fleiss(drawn);
      alpha(drawn);
      cohens(drawn);
    }
  });
  return [
    ratioRow(
      {
        name: `agreement, ${what}: from rows to every interval, ${resamples} resamples`,
        value: median(whole) / 1000,
        unit: "s",
        reference: `${resamples} resamples of items drawn one by one, the prototypes on each`,
        referenceValue: ((textbook / textbookResamples) * resamples) / 1000,
        goal: "under 1 s",
      },
      () => median(whole) < 1000,
    ),
    ratioRow(
      {
        name: `agreement, ${what}: a step of the bootstrap, after which others may work, p99`,
        value: percentile(steps, 0.99),
        unit: "ms",
        reference: "limit",
        referenceValue: 5,
        goal: "at most the limit",
      },
      (ratio) => ratio <= 1,
    ),
  ];
}

/** What is not the same is not worth timing. */
function mustBeSame(ratings: Ratings, matrix: Matrix): void {
  const { figures, pairs } = agreementOf(ratings);
  const valueOf = (figure: Figure): number => ("value" in figure ? figure.value : NaN);
  const ours = [
    figures.fleissKappa,
    figures.krippendorffAlpha,
    ...(Array.isArray(pairs) ? pairs.map((pair) => pair.figures.cohenKappa) : []),
  ];
  const theirs = [fleiss(matrix), alpha(matrix), ...cohens(matrix)];
  ours.forEach((figure, i) => {
    if (!(Math.abs(valueOf(figure) - theirs[i]!) < 1e-9)) throw new Error(`figure ${i}: ${valueOf(figure)}, prototype ${theirs[i]}`);
  });
}
