import { Client } from "pg";
import { claimSearch } from "@/lib/data/claim-search";
import { evidenceSearch } from "@/lib/data/evidence-list";
import { beginIn } from "@/lib/data/scope";
import { makeWorkspace } from "../support/workspace";
import { median, ratioRow } from "./measure";
import type { Row } from "./row";
import { fillWithWords } from "./search/rows";
import { withBenchDatabase } from "./workspace";

export const name = "search";
const claims = 100_000;
const rounds = 30;
const views = { claim_words: "claim", evidence_link_words: "evidence_link", evidence_words: "evidence" };

/**
 * Words looked for in a workspace of 100,000 claims beside another one of the same size, as the app's role under row-level security, against the
 * same statement on the bare tables by a superuser, for whom there is none: what the second wall costs.
 */
export async function run(): Promise<Row[]> {
  return withBenchDatabase(async ({ workspace, url, superuserUrl }) => {
    await fillWithWords(superuserUrl, workspace, claims);
    await fillWithWords(superuserUrl, await makeWorkspace(superuserUrl), claims);
    const viewer = workspace.viewers.analyst;
    const scope = { workspaceId: viewer.workspaceId, userId: viewer.userId };
    const app = new Client({ connectionString: url, options: "-c role=onus_app" });
    const superuser = new Client({ connectionString: superuserUrl });
    await Promise.all([app.connect(), superuser.connect()]);
    /** Both begin in the scope, as the app does, so that the views and the blindness in a statement mean the same. */
    const asked = (client: Client, sql: string, values: unknown[]) => async (): Promise<void> => {
      await client.query(beginIn(scope));
      await client.query(sql, values);
      await client.query("COMMIT");
    };
    const rows: Row[] = [];
    const page = { tag: null, show: "all", articleId: null, before: null, limit: 51 } as const;
    for (const [kind, words] of [
      ["a rare word", "w49321"],
      ["a word of one claim in fifty", "w500"],
      ["a word that is everywhere", "w1"],
      ["two words", "w77 w300"],
      ["no such word", "zebra"],
    ] as const) {
      for (const [what, statement] of [
        ["100,000 claims", claimSearch(viewer, { ...page, words })],
        ["40,000 pieces of evidence", evidenceSearch(viewer, { words, before: null, limit: 51 })],
      ] as const) {
        const sides = {
          app: asked(app, numbered(statement.sql), statement.values),
          bare: asked(superuser, bareSql(statement.sql), statement.values),
        };
        const found = await times(sides);
        rows.push(
          ratioRow(
            {
              name: `search ${what} for ${kind}, p50`,
              value: median(found.app!),
              unit: "ms",
              reference: "the same on bare tables, without row-level security",
              referenceValue: median(found.bare!),
              goal: "≤ 2",
            },
            (ratio) => ratio <= 2,
          ),
        );
      }
    }
    await Promise.all([app.end(), superuser.end()]);
    return rows;
  });
}

/** Prisma's statement with the driver's placeholders. */
function numbered(sql: string): string {
  let at = 0;
  return sql.replace(/\?/g, () => `$${++at}`);
}

/** With tables in place of the views. */
function bareSql(sql: string): string {
  const plain = Object.entries(views).reduce((text, [view, table]) => text.replaceAll(` ${view} `, ` ${table} `), numbered(sql));
  return plain.replaceAll(" source_words o ", " (SELECT *, to_tsvector('simple', name) AS search FROM source) o ");
}

async function times(sides: Record<string, () => Promise<unknown>>): Promise<Record<string, number[]>> {
  const found: Record<string, number[]> = Object.fromEntries(Object.keys(sides).map((side) => [side, []]));
  for (let i = -3; i < rounds; i++) {
    for (const [side, act] of Object.entries(sides)) {
      const began = performance.now();
      await act();
      if (i >= 0) found[side]!.push(performance.now() - began);
    }
  }
  return found;
}
