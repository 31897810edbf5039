import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase } from "@/lib/data/database";
import { inTransaction } from "@/lib/data/transaction";
import { type TestDatabase, testDatabase } from "../support/postgres";
import { makeWorkspace } from "../support/workspace";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(async () => {
  await closeDatabase();
  await db.close();
});

test("transactions at the same moment each keep to their own workspace", async () => {
  const workspaces = await Promise.all([makeWorkspace(), makeWorkspace(), makeWorkspace()]);
  const turns = Array.from({ length: 30 }, (_, turn) => workspaces[turn % 3]!);
  await Promise.all(
    turns.map(({ workspaceId }) =>
      inTransaction({ workspaceId }, async (tx) => {
        for (let step = 0; step < 5; step++) {
          const [row] = await tx.$queryRaw<{ scope: string }[]>`SELECT current_setting('onus.workspace') AS scope`;
          expect([row!.scope, tx.workspaceId]).toEqual([workspaceId, workspaceId]);
        }
      }),
    ),
  );
});

test("what a failed transaction had still under way reaches no later one", async () => {
  const { workspaceId } = await makeWorkspace();
  for (let round = 0; round < 10; round++) {
    const late: Promise<unknown>[] = [];
    const failed = inTransaction({ workspaceId }, async (tx) => {
      late.push(tx.claim.findMany({ include: { anchors: true, verdicts: true } }).catch(() => undefined));
      throw new Error("given up");
    });
    await expect(failed).rejects.toThrow("given up");
    const [row] = await inTransaction(
      { workspaceId },
      (tx) => tx.$queryRaw<{ scope: string }[]>`SELECT current_setting('onus.workspace') AS scope`,
    );
    expect(row!.scope).toBe(workspaceId);
    await Promise.all(late);
  }
});

test("a query after the end of its transaction is refused", async () => {
  const { workspaceId } = await makeWorkspace();
  const kept = await inTransaction({ workspaceId }, async (tx) => ({ tx }));
  await expect(kept.tx.$queryRaw`SELECT 1`).rejects.toThrow();
});
