import { editClaimOperation } from "@/lib/operations/edit-claim";
import { run as runOperation } from "@/lib/pipeline/run";
import { makeArticle, spanOf } from "../support/article";
import { createClaimOperation } from "@/lib/operations/create-claim";
import { callsPerSecond, median, ratioRow } from "./measure";
import { type Edit, pgPeer, prismaPeer } from "./pipeline/peers";
import type { Row } from "./row";
import { withBenchDatabase } from "./workspace";

export const name = "pipeline";
const rounds = 5;
const roundMs = 1500;

/** Edits of a claim a second, each client on a claim of its own: the whole pipeline against the same rows written bare. */
export async function run(): Promise<Row[]> {
  return withBenchDatabase(async ({ workspace, superuserUrl }) => {
    const viewer = workspace.viewers.analyst;
    const { articleId, versionId } = await makeArticle(viewer, undefined, superuserUrl);
    const rows: Row[] = [];
    for (const clients of [1, 16]) {
      const sides = {
        pipeline: await claims(clients),
        prisma: await claims(clients),
        pg: await claims(clients),
      };
      const prisma = prismaPeer(superuserUrl, clients);
      const bare = pgPeer(superuserUrl, clients);
      const speeds: Record<keyof typeof sides, number[]> = { pipeline: [], prisma: [], pg: [] };
      const throughPipeline = async (edit: Edit): Promise<void> => {
        const { claimId, version, statement } = edit;
        const result = await runOperation(editClaimOperation, viewer, { claimId, version, statement, speaker: null, mode: null });
        if (!result.ok) throw new Error(JSON.stringify(result.problem));
      };
      for (let round = 0; round <= rounds; round++) {
        for (const [side, edit] of [
          ["pipeline", throughPipeline],
          ["prisma", prisma.edit],
          ["pg", bare.edit],
        ] as const) {
          const speed = await callsPerSecond(clients, roundMs, async (client) => {
            const claim = sides[side][client]!;
            await edit(claim);
            claim.version++;
            claim.statement = `The harbour burned, as told ${claim.version} times.`;
          });
          if (round > 0) speeds[side].push(speed); // the first round warms up
        }
      }
      await Promise.all([prisma.close(), bare.close()]);
      const value = median(speeds.pipeline);
      const label = `writes through the pipeline, ${clients} ${clients === 1 ? "client" : "clients"}`;
      rows.push(
        ratioRow(
          {
            name: label,
            value,
            unit: "edits/s",
            reference: "bare Prisma transaction of the same rows",
            referenceValue: median(speeds.prisma),
            goal: "≥ 0.8",
          },
          (ratio) => ratio >= 0.8,
        ),
        ratioRow(
          {
            name: label,
            value,
            unit: "edits/s",
            reference: "bare pg transaction of the same rows",
            referenceValue: median(speeds.pg),
            goal: "≥ 0.25",
          },
          (ratio) => ratio >= 0.25,
        ),
      );
    }
    return rows;

    async function claims(count: number): Promise<Edit[]> {
      const edits: Edit[] = [];
      for (let i = 0; i < count; i++) {
        const made = await runOperation(createClaimOperation, viewer, {
          articleVersionId: versionId,
          spans: [spanOf("burned down")],
          statement: "The harbour burned.",
          speaker: null,
          mode: null,
        });
        if (!made.ok) throw new Error(JSON.stringify(made.problem));
        edits.push({
          workspaceId: viewer.workspaceId,
          articleId,
          claimId: made.value.claimId,
          version: 1,
          statement: "The harbour burned, as told once.",
        });
      }
      return edits;
    }
  });
}
