import { setTimeout as sleep } from "node:timers/promises";
import { Kept } from "@/lib/data/kept";
import { readMarkedPlaces } from "@/lib/data/marked-places";
import { readRatings } from "@/lib/data/ratings";
import { coefficients } from "@/lib/domain/agreement/coefficient";
import type { Agreement, Figure, Interval, Undefined } from "@/lib/domain/agreement/figure";
import { patternsOf } from "@/lib/domain/agreement/patterns";
import type { UnitizingFigure } from "@/lib/domain/agreement/unitizing";
import { type AgreementAsked, bootstrapOptions, pairFigureName } from "@/lib/domain/agreement-asked";
import { Refusal } from "@/lib/domain/problems";
import { sha256Hex } from "@/lib/domain/text";
import type { Viewer } from "@/lib/domain/viewer";
import { bootstrapApart, unitizeApart } from "@/lib/gateways/threads/resampled";

/** By figure: a coefficient's name, or `pairFigureName` of two pseudonyms and it. What is undefined has none. */
export type Intervals = Record<string, Interval | Undefined>;

const mostKept = 64;
/** Each holds its ratings in memory. */
const mostWaiting = 20;
const patienceMs = 10_000;

/** By what they were worked out from: two who may see the same ratings get the same, whoever asked first. */
const kept = new Kept<Intervals>(mostKept);
const underWay = new Map<string, Promise<Intervals>>();
let last: Promise<unknown> = Promise.resolve();

/**
 * The intervals of all figures of agreement, or null while they are still being worked out: ask again. It reads only, so it has no event.
 * One computation at a time, whoever asks, and one for all who ask for the same. @throws Refusal `forbidden`, `unavailable` where too many wait
 */
export async function measureAgreement(viewer: Viewer, asked: AgreementAsked): Promise<Intervals | null> {
  const { key, work } = await toDo(viewer, asked);
  const known = kept.get(key);
  if (known) return known;
  return Promise.race([underWay.get(key) ?? begin(key, work), sleep(patienceMs, null, { ref: false })]);
}

type ToDo = { key: string; work: () => Promise<Intervals> };

async function toDo(viewer: Viewer, asked: AgreementAsked): Promise<ToDo> {
  const { subject } = asked;
  if (subject === "places") {
    const continua = (await readMarkedPlaces(viewer, asked)).map(({ continuum }) => continuum);
    const work = async () => intervalsIn(Object.entries(await unitizeApart(continua, bootstrapOptions)));
    return { key: sha256Hex(JSON.stringify(continua)), work };
  }
  const ratings = await readRatings(viewer, asked, subject);
  const { codes, counts } = patternsOf(ratings);
  const work = async () => intervalsOf(await bootstrapApart(ratings, bootstrapOptions));
  return { key: sha256Hex(JSON.stringify([ratings.raters, ratings.labels, [...codes], [...counts]])), work };
}

function begin(key: string, work: () => Promise<Intervals>): Promise<Intervals> {
  if (underWay.size >= mostWaiting) throw new Refusal("unavailable", { detail: "Too many intervals are being worked out at once." });
  const done = last
    .then(work)
    .then((intervals) => {
      kept.put(key, intervals);
      return intervals;
    })
    .finally(() => underWay.delete(key));
  underWay.set(key, done);
  last = done.catch(() => undefined);
  return done;
}

function intervalsOf({ figures, pairs }: Agreement): Intervals {
  const named = (figuresOfOne: Agreement["figures"], name: (coefficient: string) => string): [string, Figure][] =>
    coefficients.map((coefficient) => [name(coefficient), figuresOfOne[coefficient]]);
  const ofPairs = Array.isArray(pairs)
    ? pairs.flatMap(({ raters, figures: own }) => named(own, (coefficient) => pairFigureName(raters, coefficient)))
    : [];
  return intervalsIn([...named(figures, (coefficient) => coefficient), ...ofPairs]);
}

function intervalsIn(figures: readonly [string, Figure | UnitizingFigure][]): Intervals {
  return Object.fromEntries(figures.flatMap(([name, figure]) => ("value" in figure && figure.interval ? [[name, figure.interval]] : [])));
}
