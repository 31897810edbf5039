import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { sealInBackground } from "@/lib/background/sealer";
import { proofOfEntry } from "@/lib/data/log-proof";
import { checkpointOf } from "@/lib/domain/audit/note/signing";
import { sha256 } from "@/lib/domain/audit/tree/sha256";
import { provesInclusion } from "@/lib/domain/audit/tree/verify";
import type { Viewer } from "@/lib/domain/viewer";
import { forgetSettings } from "@/lib/gateways/settings";
import { makeWorkspace } from "../support/workspace";
import { callsPerSecond, median, percentile, ratioRow } from "./measure";
import type { Row } from "./row";
import { millionEntries } from "./sealing/million-entries";
import { editLogged, editUnlogged, makeWriters } from "./sealing/writers";
import { type BenchDatabase, withBenchDatabase } from "./workspace";

export const name = "sealing";
const rounds = 4;
const roundMs = 1200;
const mostSealedMs = 1000;
const mostProofMs = 50;

/** What the log costs those who write, how soon a write is sealed, and what a proof costs in a large log. */
export async function run(): Promise<Row[]> {
  return withBenchDatabase(async (database) => {
    const signerDir = mkdtempSync(join(tmpdir(), "onus-signer-"));
    process.env.ONUS_SIGNER_DIR = signerDir;
    forgetSettings();
    const ending = new AbortController();
    const sealing = sealInBackground(ending.signal);
    try {
      const viewers = [database.workspace.viewers.analyst];
      const rows = await writes(viewers, database);
      for (let n = 1; n < 50; n++) viewers.push((await makeWorkspace(database.superuserUrl)).viewers.analyst);
      rows.push(...(await writes(viewers, database)));
      ending.abort();
      await sealing;
      return [...rows, await proofs(database)];
    } finally {
      ending.abort();
      await sealing;
      delete process.env.ONUS_SIGNER_DIR;
      forgetSettings();
      rmSync(signerDir, { recursive: true, force: true });
    }
  });
}

async function writes(viewers: readonly Viewer[], { superuserUrl }: BenchDatabase): Promise<Row[]> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  const rows: Row[] = [];
  const where = viewers.length === 1 ? "one workspace" : `${viewers.length} workspaces`;
  for (const clients of [1, 16, 64]) {
    const sides = {
      logged: await makeWriters(viewers, clients, superuserUrl),
      unlogged: await makeWriters(viewers, clients, superuserUrl),
    };
    const speeds = { logged: [] as number[], unlogged: [] as number[] };
    const latencies: number[] = [];
    for (let round = 0; round <= rounds; round++) {
      const watch = new SealWatch(client);
      const logged = await callsPerSecond(clients, roundMs, async (n) => watch.acknowledge(await editLogged(sides.logged[n]!)));
      const sealedAfter = await watch.end();
      const unlogged = await callsPerSecond(clients, roundMs, (n) => editUnlogged(sides.unlogged[n]!));
      if (round === 0) continue; // the first round warms up
      speeds.logged.push(logged);
      speeds.unlogged.push(unlogged);
      latencies.push(...sealedAfter);
    }
    const label = `${clients} ${clients === 1 ? "client" : "clients"}, ${where}`;
    rows.push(
      ratioRow(
        {
          name: `writes with the log, sealed meanwhile, ${label}`,
          value: median(speeds.logged),
          unit: "edits/s",
          reference: "the same operation without events and sealing",
          referenceValue: median(speeds.unlogged),
          goal: "≥ 0.8",
        },
        (ratio) => ratio >= 0.8,
      ),
      ...[0.5, 0.99].map((share) =>
        ratioRow(
          {
            name: `from acknowledged to in a signed checkpoint, p${share * 100}, ${label}`,
            value: percentile(latencies, share),
            unit: "ms",
            reference: "goal for p99",
            referenceValue: mostSealedMs,
            goal: "≤ 1",
          },
          (ratio) => ratio <= 1,
        ),
      ),
    );
  }
  await client.end();
  return rows;
}

/** When what was acknowledged came to be covered by a published checkpoint: looked up every few milliseconds, told afterwards. */
class SealWatch {
  readonly #acknowledged = new Map<string, number>();
  readonly #published: { at: number; sizes: Map<string, number> }[] = [];
  readonly #client: pg.Client;
  readonly #looking: Promise<void>;
  #over = false;

  constructor(client: pg.Client) {
    this.#client = client;
    this.#looking = this.#look();
  }

  acknowledge(objectAndVersion: string): void {
    this.#acknowledged.set(objectAndVersion, performance.now());
  }

  async #look(): Promise<void> {
    while (!this.#over || !(await this.#allSealed())) {
      const { rows } = await this.#client.query<{ id: string; size: string }>(
        `SELECT workspace_id AS id, signed_size AS size FROM audit_log WHERE signed_size IS NOT NULL`,
      );
      this.#published.push({ at: performance.now(), sizes: new Map(rows.map(({ id, size }) => [id, Number(size)])) });
      await sleep(15);
    }
  }

  async #allSealed(): Promise<boolean> {
    const { rows } = await this.#client.query<{ waits: boolean }>(
      `SELECT EXISTS (SELECT FROM audit_intent) OR EXISTS (SELECT FROM audit_log WHERE size IS DISTINCT FROM signed_size) AS waits`,
    );
    return !rows[0]!.waits && this.#published.length > 0;
  }

  /** @returns milliseconds, one a write */
  async end(): Promise<number[]> {
    this.#over = true;
    await this.#looking;
    const { rows: last } = await this.#client.query<{ id: string; size: string }>(
      `SELECT workspace_id AS id, signed_size AS size FROM audit_log WHERE signed_size IS NOT NULL`,
    );
    this.#published.push({ at: performance.now(), sizes: new Map(last.map(({ id, size }) => [id, Number(size)])) });
    const { rows } = await this.#client.query<{ what: string; id: string; index: number }>(
      `SELECT e.object || ' ' || e.ver AS what, n.workspace_id AS id, n.index::float8 AS index FROM audit_event e
         JOIN audit_entry n ON n.workspace_id = e.workspace_id AND n.leaf_hash = e.leaf_hash
       WHERE e.act = 'claim.changed' AND e.at > now() - interval '1 minute'`,
    );
    return rows.flatMap(({ what, id, index }) => {
      const at = this.#acknowledged.get(what);
      const shown = this.#published.find(({ sizes }) => (sizes.get(id) ?? 0) > index);
      return at === undefined || !shown ? [] : [Math.max(0, shown.at - at)];
    });
  }
}

async function proofs(database: BenchDatabase): Promise<Row> {
  const w = await makeWorkspace(database.superuserUrl);
  const ids = await millionEntries(w, database);
  const took: number[] = [];
  const warmUp = ids.filter((_, at) => at % 10 === 0);
  for (const id of warmUp) await proofOfEntry(w.viewers.lead, id);
  for (const id of ids.filter((each) => !warmUp.includes(each))) {
    const began = performance.now();
    const proof = await proofOfEntry(w.viewers.lead, id);
    took.push(performance.now() - began);
    const { root, size } = checkpointOf(proof!.note)!;
    if (!provesInclusion(sha256, { ...proof!, leaf: proof!.leafHash, root, size })) throw new Error(`no proof of ${proof!.index}`);
  }
  return ratioRow(
    {
      name: "proof of one entry of a million, read by somebody, p99",
      value: percentile(took, 0.99),
      unit: "ms",
      reference: "goal",
      referenceValue: mostProofMs,
      goal: "≤ 1",
    },
    (ratio) => ratio <= 1,
  );
}
