import { assignArticleOperation } from "@/lib/operations/assign-article";
import { takeClaimOperation } from "@/lib/operations/take-claim";
import { run as runOperation } from "@/lib/pipeline/run";
import { memberAs } from "@/lib/pipeline/session";
import { asOwner, makeMember, makeUser } from "../support/workspace";
import { callsPerSecond, median, ratioRow } from "./measure";
import { fillWorkspace } from "./pages/rows";
import { assignBare, takerPeer } from "./queue/peers";
import type { Row } from "./row";
import { withBenchDatabase } from "./workspace";

export const name = "queue";
const takers = 16;
const rounds = 5;
const roundMs = 700;
/** Every second one is settled, and so in no queue. */
const claims = 24_000;
const wanted = 2;
const assigned = 4000;
const assignRounds = 3;

/**
 * Places of the queue that 16 analysts take a second, all from the front of one queue, and how long it takes to give every open claim of a
 * long article to three analysts: the whole pipeline against the same statements and rows through the bare driver.
 */
export async function run(): Promise<Row[]> {
  return withBenchDatabase(async ({ workspace, superuserUrl }) => {
    const { lead } = workspace.viewers;
    await fillWorkspace(superuserUrl, workspace, 2, claims);
    await fillWorkspace(superuserUrl, workspace, 2 * assignRounds, assigned, 2);
    const articles = await asOwner<{ id: string }>(
      `SELECT id FROM article WHERE workspace_id = $1 ORDER BY substr(title, 9)::int`,
      [workspace.workspaceId],
      superuserUrl,
    );
    const analysts = await Promise.all(
      Array.from({ length: takers }, async (_, i) => {
        const userId = await makeUser(`Taker ${i}`, `taker-${i}@${workspace.slug}.test`, superuserUrl);
        await makeMember(workspace.workspaceId, userId, "analyst", superuserUrl);
        return memberAs(userId, workspace.slug);
      }),
    );
    const assign = async (articleId: string, plan: object): Promise<number> => {
      const began = performance.now();
      const result = await runOperation(assignArticleOperation, lead, { articleId, version: 0, plan });
      if (!result.ok) throw new Error(JSON.stringify(result.problem));
      return performance.now() - began;
    };
    const [ours, theirs, ...longOnes] = articles.map((article) => article.id) as [string, string, ...string[]];
    const three = analysts.slice(0, 3).map((analyst) => analyst.userId);
    const times: Record<"pipeline" | "pg", number[]> = { pipeline: [], pg: [] };
    for (let round = 0; round < assignRounds; round++) {
      times.pipeline.push(await assign(longOnes[2 * round]!, { mode: "named", analysts: three }));
      times.pg.push(await assignBare(superuserUrl, workspace.workspaceId, longOnes[2 * round + 1]!, three));
    }

    for (const articleId of [ours, theirs]) await assign(articleId, { mode: "queue", wanted });
    // As the server does by itself within a minute.
    await asOwner("ANALYZE", [], superuserUrl);

    const peer = takerPeer(superuserUrl, takers);
    const speeds: Record<"pipeline" | "pg", number[]> = { pipeline: [], pg: [] };
    for (let round = 0; round <= rounds; round++) {
      const pipeline = await callsPerSecond(takers, roundMs, async (taker) => {
        const result = await runOperation(takeClaimOperation, analysts[taker]!, { articleId: ours });
        if (!result.ok) throw new Error(JSON.stringify(result.problem));
      });
      const pg = await callsPerSecond(takers, roundMs, (taker) => peer.take(workspace.workspaceId, theirs, analysts[taker]!.userId));
      if (round === 0) continue; // the first round warms up
      speeds.pipeline.push(pipeline);
      speeds.pg.push(pg);
    }
    await peer.close();

    return [
      ratioRow(
        {
          name: `places of the queue taken, ${takers} takers at its front`,
          value: median(speeds.pipeline),
          unit: "takes/s",
          reference: "the same statements and rows through bare pg",
          referenceValue: median(speeds.pg),
          goal: "≥ 0.25",
        },
        (ratio) => ratio >= 0.25,
      ),
      ratioRow(
        {
          name: `${assigned / 2} claims given to three analysts`,
          value: median(times.pipeline),
          unit: "ms",
          reference: "the same rows by two INSERT … SELECT through bare pg",
          referenceValue: median(times.pg),
          goal: "≤ 4",
        },
        (ratio) => ratio <= 4,
      ),
    ];
  });
}
