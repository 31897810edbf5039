import { logEntries } from "@/lib/data/log-entries";
import { logState } from "@/lib/data/log-state";
import { firstIdOf, type LogAsked, readLogAsked } from "@/lib/domain/audit/log-asked";
import { asOwner } from "../support/workspace";
import { median, ratioRow } from "./measure";
import type { Row } from "./row";
import { withBenchDatabase } from "./workspace";

export const name = "log-page";
const entries = 1_000_000;
const times = 15;
const pageSize = 50;

/** A page of a log of a million entries, wherever it begins and whatever is asked for, against the newest fifty of the bare table. */
export async function run(): Promise<Row[]> {
  return withBenchDatabase(async ({ workspace, superuserUrl }) => {
    const { workspaceId, viewers } = workspace;
    const { lead } = viewers;
    await asOwner(
      rowsFor(workspaceId, lead.workspace.logOrigin, [viewers.analyst.pseudonym, viewers.reviewer.pseudonym]),
      [],
      superuserUrl,
    );
    await asOwner("ANALYZE", [], superuserUrl);
    const bare = await msOf(() =>
      asOwner(`SELECT * FROM audit_event WHERE workspace_id = $1 ORDER BY id DESC LIMIT ${pageSize}`, [workspaceId], superuserUrl),
    );
    const asked: [string, Partial<LogAsked>][] = [
      ["the newest", {}],
      ["in the middle", { before: firstIdOf("2025-06-15") }],
      ["of one person", { actor: viewers.reviewer.pseudonym }],
      ["of a rare act", { act: "guidelines.published" }],
      ["about a rare kind", { kind: "guidelines" }],
      ["of a day long ago", { from: "2025-01-05", to: "2025-01-05" }],
      ["of nobody", { actor: "p-aaaaaaaaaa" }],
    ];
    const rows: Row[] = [];
    const add = (what: string, value: number): void => {
      const against = {
        unit: "ms",
        reference: "the newest fifty events of the bare table, over a connection of its own",
        referenceValue: bare,
        goal: "≤ 50 ms",
      };
      rows.push(ratioRow({ name: `log of 1,000,000 entries, a page ${what}, p50`, value, ...against }, () => value <= 50));
    };
    for (const [what, some] of asked) add(what, await msOf(() => logEntries(lead, { ...readLogAsked({}), ...some }, pageSize)));
    add("'s head: state of the log", await msOf(() => logState(lead)));
    return rows;
  });
}

async function msOf(once: () => Promise<unknown>): Promise<number> {
  const taken: number[] = [];
  for (let i = 0; i < times; i++) {
    const began = performance.now();
    await once();
    taken.push(performance.now() - began);
  }
  return median(taken);
}

/** An entry each half minute of 2025, past the pipeline; the newest thousand with content. */
function rowsFor(w: string, origin: string, [one, other]: readonly string[]): string {
  const id = `(lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7000' || '8000' || lpad(to_hex(n), 12, '0'))::uuid`;
  return `
    CREATE TEMP TABLE made AS SELECT n, timestamptz '2025-01-01Z' + n * interval '31 seconds' AS at, sha256(n::text::bytea) AS hash,
      CASE WHEN n % 50000 = 0 THEN 'guidelines' WHEN n % 3 = 0 THEN 'link' ELSE 'claim' END AS kind FROM generate_series(0, ${entries - 1}) n;
    INSERT INTO audit_event (workspace_id, id, act, actor, object, ver, at, leaf_hash)
      SELECT '${w}', ${id}, CASE kind WHEN 'guidelines' THEN 'guidelines.published' WHEN 'link' THEN 'link.added' ELSE 'claim.created' END,
        CASE WHEN n % 10000 = 7 THEN '${other}' ELSE '${one}' END, kind || '/' || ${id}, 1, at, hash FROM made;
    INSERT INTO audit_entry (workspace_id, origin, index, leaf, leaf_hash, appended_at) SELECT '${w}', '${origin}', n, '{}', hash, at FROM made;
    INSERT INTO audit_part (workspace_id, leaf_hash, name, salt, payload)
      SELECT '${w}', hash, 'after', sha256(hash), convert_to('{"statement":"Words of ' || n || '."}', 'UTF8') FROM made WHERE n >= ${entries - 1000};
    INSERT INTO audit_log (workspace_id, origin, size, root, signed_size, note, signed_at, key, created_at)
      VALUES ('${w}', '${origin}', ${entries}, sha256(''), ${entries}, '', now(), '', now());`;
}
