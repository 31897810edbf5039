import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeDatabase } from "@/lib/data/database";
import { createFirstWorkspaceOperation } from "@/lib/operations/create-first-workspace";
import { runAsVisitor } from "@/lib/pipeline/run";
import { visitorAs } from "@/lib/pipeline/visitor";
import { type TestDatabase, testDatabase } from "../support/postgres";
import { whileTheLogFails } from "../support/traces";
import { asOwner, countRows, eventsOf } from "../support/workspace";

const stranger = visitorAs(null, "192.0.2.1");
const asked = { workspaceName: "Élan & Co", name: "Ada", email: " Ada@Example.org ", password: "correct horse battery" };

describe("the first run", () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(async () => {
    await closeDatabase();
    await db.close();
  });

  test("a weak password is told by its field, and nothing is made", async () => {
    const refused = await runAsVisitor(createFirstWorkspaceOperation, stranger, { ...asked, password: "short" });
    expect(refused).toMatchObject({ ok: false, problem: { kind: "invalid", fields: { password: expect.any(String) } } });
    expect([await countRows("workspace"), await countRows("user"), await countRows("audit_event")]).toEqual([0, 0, 0]);
  });

  test("when the log fails, nothing is made, and the first run is still to come", async () => {
    await whileTheLogFails(null, async () => {
      expect(await runAsVisitor(createFirstWorkspaceOperation, stranger, asked)).toMatchObject({
        ok: false,
        problem: { kind: "unavailable" },
      });
    });
    expect([await countRows("workspace"), await countRows("user"), await countRows("audit_event")]).toEqual([0, 0, 0]);
  });

  test("of two at the same moment one makes the workspace, its lead, and both events", async () => {
    const both = await Promise.all([
      runAsVisitor(createFirstWorkspaceOperation, stranger, asked),
      runAsVisitor(createFirstWorkspaceOperation, stranger, { ...asked, email: "eve@example.org" }),
    ]);
    expect(both.filter((result) => result.ok)).toHaveLength(1);
    expect(both.find((result) => !result.ok)).toMatchObject({ problem: { kind: "forbidden" } });
    expect([await countRows("workspace"), await countRows("user"), await countRows("membership")]).toEqual([1, 1, 1]);

    const [workspace] = await asOwner<{ id: string; slug: string; log_origin: string }>("SELECT * FROM workspace");
    expect(workspace).toMatchObject({ slug: "elan-co", log_origin: expect.stringMatching(`/log/${workspace!.id}$`) });
    const events = await eventsOf(workspace!.id);
    expect(events.map((event) => event.act)).toEqual(["workspace.created", "member.joined"]);
    expect(events[0]!.actor).toMatch(/^p-[a-z2-7]{10}$/);
    expect(JSON.stringify(events)).not.toMatch(/argon2|battery|example\.org/);
  });

  test("once there is anybody, it is refused for good", async () => {
    const refused = await runAsVisitor(createFirstWorkspaceOperation, stranger, { ...asked, email: "late@example.org" });
    expect(refused).toMatchObject({ ok: false, problem: { kind: "forbidden" } });
    expect(await countRows("user")).toBe(1);
  });
});
