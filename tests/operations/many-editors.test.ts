import { expect, test } from "vitest";
import { editClaimOperation } from "@/lib/operations/edit-claim";
import { run } from "@/lib/pipeline/run";
import { madeClaim } from "../support/made";
import { useTestDatabase } from "../support/people";
import { asOwner, eventsOf, makeWorkspace } from "../support/workspace";

useTestDatabase();

const clients = 32;
const editsEach = 200;

test("of 32 who change one claim 200 times each, every change that was acknowledged stands in its history, and every other got the claim as it then stood", async () => {
  const w = await makeWorkspace();
  const people = [w.viewers.analyst, w.viewers.second, w.viewers.reviewer, w.viewers.lead];
  const { claimId } = await madeClaim(w);
  const acknowledged: { version: number; statement: string }[] = [];
  let conflicts = 0;
  const edit = async (client: number): Promise<void> => {
    let seen = 1;
    for (let i = 0; i < editsEach; i++) {
      const statement = `It burned, says client ${client} for the ${i}th time.`;
      const input = { claimId, version: seen, statement, speaker: null, mode: null };
      const result = await run(editClaimOperation, people[client % people.length]!, input);
      if (result.ok) {
        expect(result.value.version).toBe(seen + 1);
        acknowledged.push({ version: result.value.version, statement });
        seen = result.value.version;
        continue;
      }
      conflicts++;
      expect(result.problem.kind).toBe("changed-meanwhile");
      expect(result.problem.current!.version).toBeGreaterThan(seen);
      seen = result.problem.current!.version;
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, client) => edit(client)));

  expect(acknowledged.length + conflicts).toBe(clients * editsEach);
  expect(Math.min(acknowledged.length, conflicts)).toBeGreaterThan(0);
  const inOrder = acknowledged.toSorted((a, b) => a.version - b.version);
  const [claim] = await asOwner<{ version: number; statement: string }>(`SELECT version, statement FROM claim WHERE id = $1`, [claimId]);
  expect(claim).toEqual({ version: acknowledged.length + 1, statement: inOrder.at(-1)!.statement });
  const events = (await eventsOf(`claim/${claimId}`)).filter(({ act }) => act === "claim.changed").toSorted((a, b) => a.ver - b.ver);
  expect(events.map(({ ver, parts }) => ({ version: ver, statement: (parts.after as { statement: string }).statement }))).toEqual(inOrder);
}, 240_000);
