import { Client } from "pg";
import { claimSearch } from "@/lib/data/claim-search";
import { inScope } from "@/lib/data/database";
import { evidenceSearch } from "@/lib/data/evidence-list";
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
 * Words looked for in a workspace of 100,000 claims beside another one of the same size, as the app does under row-level security, against the same
 * statement on the bare tables by a superuser, for whom there is none: what the second wall costs.
 */
export async function run(): Promise<Row[]> {
  return withBenchDatabase(async ({ workspace, superuserUrl }) => {
    await fillWithWords(superuserUrl, workspace, claims);
    await fillWithWords(superuserUrl, await makeWorkspace(superuserUrl), claims);
    const viewer = workspace.viewers.analyst;
    const superuser = new Client({ connectionString: superuserUrl });
    await superuser.connect();
    await superuser.query("SELECT set_config('onus.workspace', $1, false), set_config('onus.person', $2, false)", [
      viewer.workspaceId,
      viewer.userId,
    ]);
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
        ["claims", claimSearch(viewer, { ...page, words })],
        ["evidence", evidenceSearch(viewer, { words, before: null, limit: 51 })],
      ] as const) {
        const bare = bareSql(statement.sql);
        const sides = {
          app: () => inScope(viewer, (db) => db.$queryRaw(statement)),
          bare: async () => {
            await superuser.query("BEGIN");
            await superuser.query(bare, statement.values);
            await superuser.query("COMMIT");
          },
        };
        const found = await times(sides);
        rows.push(
          ratioRow(
            {
              name: `search ${what} of 100,000 for ${kind}, p50`,
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
    await superuser.end();
    return rows;
  });
}

/** Prisma's statement with the driver's placeholders, and tables in place of the views. */
function bareSql(sql: string): string {
  let at = 0;
  const numbered = sql.replace(/\?/g, () => `$${++at}`);
  const plain = Object.entries(views).reduce((text, [view, table]) => text.replaceAll(` ${view} `, ` ${table} `), numbered);
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
