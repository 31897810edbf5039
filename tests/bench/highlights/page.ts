import { bareSide } from "./bare-side";
import { makeArticle, makeClaims } from "./made-article";
import { onusSide } from "./onus-side";
import { recogitoSide } from "./recogito-side";
import type { Side } from "./side";
import { spansSide } from "./spans-side";

export type SideName = "onus" | "recogito-css" | "recogito-spans" | "react-spans" | "bare";
export type Figures = { cold: number; firstPaint: number; select: number; add: number; frame: number };
/** `what` says how much of the run is wanted: a cold start needs a page of its own. */
export type Task = { side: SideName; length: number; claims: number; what: "cold" | "warm" };

const sides: Record<SideName, () => Side> = {
  onus: onusSide,
  "recogito-css": () => recogitoSide("CSS_HIGHLIGHTS"),
  "recogito-spans": () => recogitoSide("SPANS"),
  "react-spans": spansSide,
  bare: bareSide,
};

const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
const afterPaint = () =>
  new Promise<void>((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => resolve();
    channel.port2.postMessage(null);
  });
const calm = async () => {
  for (let at = 0; at < 6; at++) await frame();
  await new Promise((resolve) => setTimeout(resolve, 150));
};
const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/**
 * Milliseconds from the start of the work until the frame that shows it has been painted: a message posted in a
 * frame's callback arrives once the main thread has done that frame's style, layout and paint. The work starts in
 * such a callback too, so no side waits for the screen before its first frame.
 */
async function untilPainted(side: Side, work: () => void): Promise<number> {
  await frame();
  const start = performance.now();
  work();
  while (!side.isShown()) await frame();
  await afterPaint();
  return performance.now() - start;
}

/** The longest gap between two frames, ms: half a screen a frame, then leaps all over the text. */
async function longestFrame(): Promise<number> {
  const height = document.documentElement.scrollHeight;
  const places = Array.from({ length: 60 }, (_, at) => (at * innerHeight) / 2);
  for (let at = 0; at < 20; at++) places.push(((at * 37) % 20) * (height / 20));
  let longest = 0;
  let last = await frame();
  for (const place of places) {
    scrollTo({ top: place % Math.max(1, height - innerHeight), behavior: "instant" });
    const now = await frame();
    longest = Math.max(longest, now - last);
    last = now;
  }
  const end = await frame();
  return Math.max(longest, end - last);
}

async function run({ side: name, length, claims: count, what }: Task): Promise<Figures> {
  const root = document.querySelector<HTMLElement>("#root")!;
  const { text, blocks } = makeArticle(length);
  const claims = makeClaims(blocks, count);
  const side = sides[name]();
  const figures: Figures = { cold: 0, firstPaint: 0, select: 0, add: 0, frame: 0 };
  await calm();
  if (what === "cold") {
    figures.cold = await untilPainted(side, () => {
      side.showText(root, text, blocks);
      side.showClaims(claims);
    });
    return figures;
  }
  side.showText(root, text, blocks);
  await calm();
  figures.firstPaint = await untilPainted(side, () => side.showClaims(claims));
  await calm();
  // In view, since what is out of view costs less.
  const near = claims.filter(({ spans }) => spans[0]!.start < 3000).slice(0, 9);
  const selects: number[] = [];
  const adds: number[] = [];
  for (const [at, claim] of near.entries()) {
    selects.push(await untilPainted(side, () => side.select(claim.id)));
    const { start } = near.at(-1 - at)!.spans[0]!;
    const added = { ...claim, id: `added-${at}`, spans: [{ start, end: start + 20 }] };
    adds.push(await untilPainted(side, () => side.add(added)));
  }
  figures.select = median(selects);
  figures.add = median(adds);
  await calm();
  figures.frame = await longestFrame();
  return figures;
}

declare global {
  interface Window {
    runTask: (task: Task) => Promise<Figures>;
  }
}
window.runTask = run;
