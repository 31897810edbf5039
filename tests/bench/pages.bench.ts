import { makeWorkspace, type TestWorkspace } from "../support/workspace";
import { median, percentile, ratioRow } from "./measure";
import { fillWorkspace } from "./pages/rows";
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

/** Home and the workbench of an article with 2,000 claims, against a page that does nothing and against a database with 100 times the rows. */
export async function run(): Promise<Row[]> {
  return withBenchDatabase(async ({ workspace, url, superuserUrl }) => {
    const article = await fillWorkspace(superuserUrl, workspace, 1, claims);
    // A full first page of the home besides: it shows the same articles before and after.
    await fillWorkspace(superuserUrl, workspace, 25, 20, 1);
    const cookie = await cookieOf(workspace.viewers.analyst.userId, superuserUrl);
    const product = await productServer(url);
    const empty = await emptyServer();
    const get = (address: string) => async (): Promise<void> => {
      const response = await fetch(address, { headers: { cookie } });
      if (!response.ok) throw new Error(`${address} answered ${response.status}`);
      await response.arrayBuffer();
    };
    try {
      const base = `${product.address}/${workspace.slug}/articles`;
      const sides = {
        nothing: get(`${empty.address}/`),
        home: get(base),
        workbench: get(`${base}/${article}`),
        data: get(`${base}/${article}/data`),
      };
      const small = await times(sides);
      await fillMore(superuserUrl, workspace);
      const large = await times(sides);
      return rowsOf(small, large);
    } finally {
      await Promise.all([product.stop(), empty.stop()]);
    }
  });
}

/** From 2,500 claims to 250,000: most in older articles of the same workspace, the others in workspaces that share its tables. */
async function fillMore(url: string, workspace: TestWorkspace): Promise<void> {
  for (const other of [await makeWorkspace(url), await makeWorkspace(url)]) await fillWorkspace(url, other, 25, claims);
  await fillWorkspace(url, workspace, 74, claims, 100);
}

function rowsOf(small: Record<string, number[]>, large: Record<string, number[]>): Row[] {
  const rows: Row[] = [];
  for (const page of ["home", "workbench", "data"] as const) {
    const label = { home: "home", workbench: "workbench page", data: `workbench data, ${claims} claims` }[page];
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
