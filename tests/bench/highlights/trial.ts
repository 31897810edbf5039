import type { Browser, CDPSession } from "@playwright/test";
import { actsMeasured } from "./acts";
import type { SideName, Task } from "./page";

/**
 * Milliseconds. `select` and `add`: the main thread's own time an act. While scrolling, `frame` is the longest between
 * two frames, whatever else the machine did meanwhile, and `frameWork` the longest that the main thread worked for one.
 */
export type Figures = Record<"firstPaint" | "fromNothing" | "select" | "add" | "frame" | "frameWork", number>;

/** The others are compared by their first paint only: where that takes seconds, so does the rest. */
const sidesInUse: SideName[] = ["onus", "bare"];

/** One run of one side, in a fresh page: code and caches are as cold as for a person who opens the article. */
export async function runTrial(browser: Browser, html: string, script: string, task: Task): Promise<Omit<Figures, "fromNothing">> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  try {
    await page.setContent(html);
    await page.addScriptTag({ content: script });
    await page.evaluate((each) => void (window.trial = window.makeTrial(each)), task);
    const chromium = await page.context().newCDPSession(page);
    await chromium.send("Performance.enable");
    const firstPaint = await page.evaluate(() => window.trial.firstPaint());
    if (!sidesInUse.includes(task.side)) return { firstPaint, select: 0, add: 0, frame: 0, frameWork: 0 };
    await page.evaluate(() => window.trial.calm());
    const select = (await mainThreadTime(chromium, () => page.evaluate(() => window.trial.select()))) / actsMeasured;
    const add = (await mainThreadTime(chromium, () => page.evaluate(() => window.trial.add()))) / actsMeasured;
    await page.evaluate(() => window.trial.calm());
    const frame = await page.evaluate(() => window.trial.scroll());
    let frameWork = 0;
    const steps = await page.evaluate(() => window.trial.scrollSteps);
    for (let at = 0; at < steps; at++) {
      const step = () => page.evaluate((each) => window.trial.scrollStep(each).then(window.trial.afterPaint), at);
      frameWork = Math.max(frameWork, await mainThreadTime(chromium, step));
    }
    return { firstPaint, select, add, frame, frameWork };
  } finally {
    await page.close();
  }
}

/** Text and claims at once, on an empty page. */
export async function runFromNothing(browser: Browser, html: string, script: string, task: Task): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  try {
    await page.setContent(html);
    await page.addScriptTag({ content: script });
    return await page.evaluate((each) => window.makeTrial(each).fromNothing(), task);
  } finally {
    await page.close();
  }
}

/** Milliseconds that the page's main thread was at work meanwhile: script, style, layout, paint, its share of frames. */
async function mainThreadTime(chromium: CDPSession, work: () => Promise<unknown>): Promise<number> {
  const read = async () => {
    const { metrics } = await chromium.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "ThreadTime")!.value * 1000;
  };
  const before = await read();
  await work();
  return (await read()) - before;
}
