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
