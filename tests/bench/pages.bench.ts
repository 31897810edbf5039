import { makeWorkspace, type TestWorkspace } from "../support/workspace";
import { median, percentile, ratioRow } from "./measure";
import { fillWorkspace, planQueue } from "./pages/rows";
import { cookieOf, emptyServer, productServer } from "./pages/servers";
import type { Row } from "./row";
import { withBenchDatabase } from "./workspace";

export const name = "pages";
const requests = 150;
const claims = 2000;

/** Milliseconds of each request, the sides taking turns, after a warm-up. */
async function times(sides: Record<string, () => Promise<void>>): Promise<Record<string, number[]>> {
  const found: Record<string, number[]> = Object.fromEntries(Object.keys(sides).map((side) => [side, []]));
  for (let i = -20; i < requests; i++) {
    for (const [side, request] of Object.entries(sides)) {
      const began = performance.now();
      await request();
      if (i >= 0) found[side]!.push(performance.now() - began);
    }
  }
  return found;
}

/**
 * Home and the workbench of an article with 2,000 claims, against a page that does nothing and against a database with 100 times the rows; likewise for
 * an analyst of another workspace, in which every claim that is not settled waits in the queue, so that they are blind for it.
 */
export async function run(): Promise<Row[]> {
  return withBenchDatabase(async ({ workspace, url, superuserUrl }) => {
    const article = await filled(superuserUrl, workspace);
    const planned = await makeWorkspace(superuserUrl);
    const blindArticle = await filled(superuserUrl, planned);
    await planQueue(superuserUrl, planned);
    const cookie = await cookieOf(workspace.viewers.analyst.userId, superuserUrl);
    const blind = await cookieOf(planned.viewers.second.userId, superuserUrl);
    const product = await productServer(url);
    const empty = await emptyServer();
    const get =
      (address: string, as = cookie) =>
      async (): Promise<void> => {
        const response = await fetch(address, { headers: { cookie: as } });
        if (!response.ok) throw new Error(`${address} answered ${response.status}`);
        await response.arrayBuffer();
      };
    try {
      const [base, blindBase] = [workspace, planned].map(({ slug }) => `${product.address}/${slug}/articles`) as [string, string];
      const sides = {
        nothing: get(`${empty.address}/`),
        home: get(base),
        workbench: get(`${base}/${article}`),
        data: get(`${base}/${article}/data`),
        homeBlind: get(blindBase, blind),
        dataBlind: get(`${blindBase}/${blindArticle}/data`, blind),
      };
      const small = await times(sides);
      await fillMore(superuserUrl, workspace);
      await fillWorkspace(superuserUrl, planned, 74, claims, 100);
      await planQueue(superuserUrl, planned);
      const large = await times(sides);
      return rowsOf(small, large);
    } finally {
      await Promise.all([product.stop(), empty.stop()]);
    }
  });
}

/** A full first page of the home, and an article of many claims on it: the same articles show before and after. @returns that article's id */
async function filled(url: string, workspace: TestWorkspace): Promise<string> {
  const article = await fillWorkspace(url, workspace, 1, claims);
  await fillWorkspace(url, workspace, 25, 20, 1);
  return article;
}

/** From 2,500 claims to 250,000: most in older articles of the same workspace, the others in workspaces that share its tables. */
async function fillMore(url: string, workspace: TestWorkspace): Promise<void> {
  for (const other of [await makeWorkspace(url), await makeWorkspace(url)]) await fillWorkspace(url, other, 25, claims);
  await fillWorkspace(url, workspace, 74, claims, 100);
}

function rowsOf(small: Record<string, number[]>, large: Record<string, number[]>): Row[] {
  const rows: Row[] = [];
  const labels = {
    home: "home",
    workbench: "workbench page",
    data: `workbench data, ${claims} claims`,
    homeBlind: "home, blind for every open claim",
    dataBlind: `workbench data, ${claims} claims, blind for every open one`,
  };
  for (const [page, label] of Object.entries(labels)) {
    for (const [figure, of] of [
      ["p50", median],
      ["p99", (values: readonly number[]) => percentile(values, 0.99)],
    ] as const) {
      const reference = `dynamic Next page that does nothing, ${figure}`;
      rows.push(
        ratioRow(
          { name: `${label}, ${figure}`, value: of(small[page]!), unit: "ms", reference, referenceValue: of(small.nothing!), goal: "≤ 4" },
          (ratio) => ratio <= 4,
        ),
      );
    }
    // What the machine did meanwhile shows in the page that does nothing, and is taken out.
    const drift = median(large.nothing!) / median(small.nothing!);
    rows.push(
      ratioRow(
        {
          name: `${label} at 100 times the rows, p50`,
          value: median(large[page]!) / drift,
          unit: "ms",
          reference: "the same at 1 time the rows",
          referenceValue: median(small[page]!),
          goal: "≤ 1.2",
        },
        (ratio) => ratio <= 1.2,
      ),
    );
  }
  return rows;
}
