import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { createClaimOperation } from "@/lib/operations/create-claim";
import { editClaimOperation } from "@/lib/operations/edit-claim";
import { run as runOperation } from "@/lib/pipeline/run";
import { memberAs } from "@/lib/pipeline/session";
import { makeArticle, spanOf } from "../support/article";
import { makeMember, makeUser } from "../support/workspace";
import { openConnection } from "./live/connections";
import { percentile, ratioRow } from "./measure";
import { cookieOf, productServer } from "./pages/servers";
import type { Row } from "./row";
import { withBenchDatabase } from "./workspace";

export const name = "live";
const writers = 20;
const listenersEach = 10;
const editsEach = 40;
/** Between the edits of one writer: each thinks, a little. */
const thinkMs = 200;
const mostMs = 1000;

/**
 * From the acknowledgement of a write, in one process of the app, to the bytes at each of 200 browsers that look at the article, served by
 * another: 20 people write at once. Beside it, the bare way of the same: a NOTIFY from one connection to another.
 */
export async function run(): Promise<Row[]> {
  return withBenchDatabase(async ({ workspace, url, superuserUrl }) => {
    const { articleId, versionId } = await makeArticle(workspace.viewers.lead, undefined, superuserUrl);
    const people = [];
    for (let i = 0; i < writers; i++) {
      const userId = await makeUser(`Person ${i}`, `person-${i}@${workspace.slug}.test`, superuserUrl);
      await makeMember(workspace.workspaceId, userId, "analyst", superuserUrl);
      const viewer = await memberAs(userId, workspace.slug);
      const words = { statement: "The harbour burned.", speaker: null, mode: null };
      const made = await runOperation(createClaimOperation, viewer, {
        articleVersionId: versionId,
        spans: [spanOf("burned down")],
        ...words,
      });
      if (!made.ok) throw new Error(JSON.stringify(made.problem));
      people.push({ viewer, claimId: made.value.claimId, cookie: await cookieOf(userId, superuserUrl) });
    }
    const server = await productServer(url);
    try {
      const heard: { object: string; version: number; at: number }[][] = [];
      const connections = [];
      for (const { cookie } of people) {
        for (let i = 0; i < listenersEach; i++) {
          const mine: (typeof heard)[number] = [];
          heard.push(mine);
          const address = `${server.address}/${workspace.slug}/articles/${articleId}/live`;
          connections.push(await openConnection(address, cookie, ({ object, version }, at) => mine.push({ object, version, at })));
        }
      }
      const acknowledged = new Map<string, number>();
      await Promise.all(
        people.map(async ({ viewer, claimId }) => {
          await sleep(Math.random() * thinkMs);
          for (let version = 1; version <= editsEach; version++) {
            const words = { statement: `The harbour burned, ${randomUUID()}.`, speaker: null, mode: null };
            const result = await runOperation(editClaimOperation, viewer, { claimId, version, ...words });
            if (!result.ok) throw new Error(JSON.stringify(result.problem));
            acknowledged.set(`claim/${claimId} ${version + 1}`, performance.now());
            await sleep(thinkMs * (0.5 + Math.random()));
          }
        }),
      );
      const all = acknowledged.size;
      for (let waited = 0; heard.some((mine) => mine.length < all); waited += 50) {
        if (waited > 30_000) throw new Error("not every listener has every event");
        await sleep(50);
      }
      for (const { close } of connections) close();
      const latencies = heard.flatMap((mine) =>
        mine.map(({ object, version, at }) => Math.max(0, at - acknowledged.get(`${object} ${version}`)!)),
      );
      return rowsOf(latencies, await bareNotices(url));
    } finally {
      await server.stop();
    }
  });
}

function rowsOf(latencies: number[], bare: number[]): Row[] {
  return (
    [
      ["p50", 0.5],
      ["p99", 0.99],
    ] as const
  ).map(([figure, share]) => {
    const value = percentile(latencies, share);
    const row = {
      name: `live update, acknowledged write to ${writers * listenersEach} browsers, ${writers} writers, ${figure}`,
      value,
      unit: "ms",
      reference: `bare NOTIFY from one connection to another, one at a time, ${figure}`,
      referenceValue: percentile(bare, share),
      goal: `value ≤ ${mostMs} ms`,
    };
    return ratioRow(row, () => value <= mostMs);
  });
}

/** Milliseconds from sending a notice to hearing it, one after the other. */
async function bareNotices(url: string): Promise<number[]> {
  const [from, to] = [new pg.Client({ connectionString: url }), new pg.Client({ connectionString: url })];
  await Promise.all([from.connect(), to.connect()]);
  await to.query("LISTEN bare");
  const times: number[] = [];
  for (let i = 0; i < 300; i++) {
    const began = performance.now();
    const heard = new Promise<void>((resolve) => to.once("notification", () => resolve()));
    await from.query("SELECT pg_notify('bare', $1)", [String(i)]);
    await heard;
    times.push(performance.now() - began);
  }
  await Promise.all([from.end(), to.end()]);
  return times;
}
