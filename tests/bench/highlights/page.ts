import { actsMeasured } from "./acts";
import { bareSide } from "./bare-side";
import { makeArticle, makeClaims } from "./made-article";
import { onusSide } from "./onus-side";
import { recogitoSide } from "./recogito-side";
import type { Side } from "./side";
import { spansSide } from "./spans-side";

export type SideName = "onus" | "recogito-css" | "recogito-spans" | "react-spans" | "bare";
export type Task = { side: SideName; length: number; claims: number };

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
  for (let at = 0; at < 5; at++) await frame();
  await new Promise((resolve) => setTimeout(resolve, 120));
};

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

/** What the bench does in the page, step by step, for one side at one size. */
function makeTrial({ side: name, length, claims: count }: Task) {
  const root = document.querySelector<HTMLElement>("#root")!;
  const { text, blocks } = makeArticle(length);
  const claims = makeClaims(blocks, count);
  const side = sides[name]();
  // In view, since what is out of view costs less.
  const near = claims.filter(({ spans }) => spans[0]!.start < 3000);
  const claimAt = (at: number) => near[at % near.length]!;
  return {
    async firstPaint(): Promise<number> {
      side.showText(root, text, blocks);
      await calm();
      return untilPainted(side, () => side.showClaims(claims));
    },
    async fromNothing(): Promise<number> {
      await calm();
      return untilPainted(side, () => {
        side.showText(root, text, blocks);
        side.showClaims(claims);
      });
    },
    calm,
    async select(): Promise<void> {
      for (let at = 0; at < actsMeasured; at++) await untilPainted(side, () => side.select(claimAt(at).id));
    },
    async add(): Promise<void> {
      for (let at = 0; at < actsMeasured; at++) {
        const { start } = claimAt(at).spans[0]!;
        const added = { ...claimAt(at), id: `added-${at}`, spans: [{ start, end: start + 20 }] };
        await untilPainted(side, () => side.add(added));
      }
    },
    scrollSteps: 80,
    /** One step of the scroll: half a screen each, then leaps all over the text. Resolves with the frame's time. */
    scrollStep(at: number): Promise<number> {
      const height = document.documentElement.scrollHeight;
      const top = at < 60 ? (at * innerHeight) / 2 : ((((at - 60) * 37) % 20) * height) / 20;
      scrollTo({ top: top % Math.max(1, height - innerHeight), behavior: "instant" });
      return frame();
    },
    /** The longest gap between two frames, ms. */
    async scroll(): Promise<number> {
      let longest = 0;
      let last = await frame();
      for (let at = 0; at < this.scrollSteps; at++) {
        const now = await this.scrollStep(at);
        longest = Math.max(longest, now - last);
        last = now;
      }
      return Math.max(longest, (await frame()) - last);
    },
    afterPaint,
  };
}

declare global {
  interface Window {
    makeTrial: typeof makeTrial;
    trial: ReturnType<typeof makeTrial>;
  }
}
window.makeTrial = makeTrial;
