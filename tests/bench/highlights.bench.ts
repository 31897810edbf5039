import { chromium } from "@playwright/test";
import { chromiumArgs, chromiumPath } from "@/bin/test/browser";
import { bundlePage } from "./highlights/bundle-page";
import type { SideName } from "./highlights/page";
import { type Figures, runFromNothing, runTrial } from "./highlights/trial";
import { median } from "./measure";
import type { Row } from "./row";

export const name = "highlights";

const lengths: [string, number][] = [
  ["20 kB", 20_000],
  ["200 kB", 200_000],
  ["1 MB", 1_000_000],
];
const counts: [string, number][] = [
  ["100", 100],
  ["1k", 1000],
  ["10k", 10_000],
];
const runs = 3;

/** The largest part of the reference's first paint that ours may take, in the largest case. */
const references: Record<Exclude<SideName, "onus">, { label: string; most: number }> = {
  "recogito-css": { label: "@recogito/text-annotator 3.4.9 (CSS_HIGHLIGHTS)", most: 1 / 100 },
  "recogito-spans": { label: "@recogito/text-annotator 3.4.9 (SPANS)", most: 1 / 100 },
  "react-spans": { label: "React spans", most: 1 / 15 },
  bare: { label: "bare Custom Highlight API, all ranges", most: 1 },
};
type Reference = keyof typeof references;

/** What a page that uses the other sides would have in its style sheet. */
const styles = `
  body { font: 17px serif; margin: 24px } p, h3 { line-height: 1.8; max-width: 42em }
  .mark { background: #dfd; text-decoration: underline } .chosen { background: #ccf }
  ${["evidenced", "contested", "unsupported", "open", "selected"]
    .map((tag) => `::highlight(bare-${tag}) { background: #dfd; text-decoration: underline }`)
    .join("\n")}`;

/**
 * First paint: the text stands on the screen already, for every side in its own way; from handing over the claims to
 * the frame that shows them. From nothing: text and claims at once, on an empty page. Select and add: time of the main
 * thread for one claim in view. Frames: the longest of a scroll through the text and leaps in it, between two frames as
 * the clock has it and, not blurred by what else the machine does, of the main thread's time. Medians of fresh pages.
 */
export async function run(): Promise<Row[]> {
  const { script, style } = await bundlePage("./page.ts");
  const html = `<!doctype html><meta charset="utf-8"><style>${styles}\n${style}</style><div id="root"></div>`;
  const executablePath = chromiumPath();
  const browser = await chromium.launch({ args: chromiumArgs, ...(executablePath ? { executablePath } : {}) });
  const rows: Row[] = [];
  try {
    for (const [size, length] of lengths) {
      for (const [many, claims] of counts) {
        const isLargest = size === "1 MB" && many === "10k";
        const measured = await measureAll(isLargest, async (side, fromNothing) => {
          const task = { side, length, claims };
          return {
            ...(await runTrial(browser, html, script, task)),
            fromNothing: fromNothing ? await runFromNothing(browser, html, script, task) : 0,
          };
        });
        rows.push(...compare(`${many} claims on ${size}`, measured, isLargest));
      }
    }
  } finally {
    await browser.close();
  }
  return rows;
}

/** The sides take turns, so that a busy moment of the machine hits all of them. */
async function measureAll(
  isLargest: boolean,
  measureOne: (side: SideName, fromNothing: boolean) => Promise<Figures>,
): Promise<Map<SideName, Figures>> {
  const figures = new Map<SideName, Figures[]>();
  for (let at = 0; at < runs; at++) {
    for (const side of ["onus", ...Object.keys(references)] as SideName[]) {
      const isRecogito = side.startsWith("recogito");
      // Twenty seconds a run there: one is enough to see a factor of a hundred.
      if (isRecogito && isLargest ? at > 0 : side === "recogito-spans") continue;
      const one = await measureOne(side, isLargest && !isRecogito);
      figures.set(side, [...(figures.get(side) ?? []), one]);
    }
  }
  return new Map([...figures].map(([side, each]) => [side, medians(each)]));
}

function medians(all: Figures[]): Figures {
  const of = (key: keyof Figures) => median(all.map((each) => each[key]));
  return {
    fromNothing: of("fromNothing"),
    firstPaint: of("firstPaint"),
    select: of("select"),
    add: of("add"),
    frame: of("frame"),
    frameWork: of("frameWork"),
  };
}

function compare(what: string, measured: Map<SideName, Figures>, isLargest: boolean): Row[] {
  const own = measured.get("onus")!;
  const row = (key: keyof Figures, label: string, side: Reference, goal: { most?: number; limit?: number }): Row => {
    const value = own[key];
    const referenceValue = measured.get(side)![key];
    const ratio = value / referenceValue;
    const goals = [
      goal.most === undefined ? [] : `ratio <= ${Number(goal.most.toPrecision(2))}`,
      goal.limit === undefined ? [] : `<= ${goal.limit} ms`,
    ].flat();
    return {
      name: `highlights: ${label}, ${what}`,
      value: Number(value.toFixed(1)),
      unit: "ms",
      reference: references[side].label,
      referenceValue: Number(referenceValue.toFixed(1)),
      ratio: Number(ratio.toPrecision(3)),
      goal: goals.join(", ") || "none",
      met: ratio <= (goal.most ?? Number.POSITIVE_INFINITY) && value <= (goal.limit ?? Number.POSITIVE_INFINITY),
    };
  };
  const sides = [...measured.keys()].filter((side): side is Reference => side !== "onus");
  return [
    ...sides.map((side) => row("firstPaint", "first paint", side, isLargest ? { most: references[side].most } : { limit: 50 })),
    ...sides.filter((side) => measured.get(side)!.fromNothing > 0).map((side) => row("fromNothing", "from nothing", side, { most: 1 })),
    row("select", "select", "bare", { limit: 5 }),
    row("add", "add one claim", "bare", { limit: 5 }),
    row("frame", "longest frame while scrolling", "bare", { limit: 50 }),
    row("frameWork", "longest work for a frame while scrolling", "bare", { limit: 50 }),
  ];
}
