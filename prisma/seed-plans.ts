import { dayOf } from "@/lib/domain/days";
import { assignClaimOperation } from "@/lib/operations/assign-claim";
import { run } from "@/lib/pipeline/run";
import type { DemoContent } from "./demo/types";
import { type DemoPeople, done } from "./seed-acts";
import type { DemoSplit } from "./seed-claims";

const dayMs = 86_400_000;

/** Says who is to assess some of the demo's claims, so that there is something under My work and in the queue. */
export async function planDemo(demo: DemoContent, people: DemoPeople, { claimIds }: DemoSplit): Promise<void> {
  for (const { claim, dueInDays, ...wanted } of demo.plans) {
    const dueOn = dueInDays === null ? null : dayOf(new Date(Date.now() + dueInDays * dayMs));
    const plan =
      "analysts" in wanted
        ? { mode: "named" as const, analysts: wanted.analysts.map((key) => people(key).userId), dueOn }
        : { mode: "queue" as const, wanted: wanted.wanted, dueOn };
    done(await run(assignClaimOperation, people("lea"), { claimId: claimIds.get(claim)!, version: 0, plan }));
  }
}
