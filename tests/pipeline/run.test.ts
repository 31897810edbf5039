import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { lockRow } from "@/lib/data/locking";
import { Refusal } from "@/lib/domain/problems";
import { logger } from "@/lib/pipeline/logger";
import { operation } from "@/lib/pipeline/operation";
import { refuseForeignOrigin } from "@/lib/pipeline/origin";
import { run } from "@/lib/pipeline/run";
import { madeClaim } from "../support/made";
import { useTestDatabase } from "../support/people";
import { stateOf } from "../support/traces";
import { makeWorkspace } from "../support/workspace";

useTestDatabase();
beforeEach(() => {
  logger.level = "silent";
});
afterEach(() => {
  logger.level = "info";
});

const order: string[] = [];
/** An operation that says when each of its parts is asked, and does nothing unless it is told to. */
const spoken = (parts: { permit?: boolean; prepare?: () => Promise<unknown>; perform?: () => void } = {}) =>
  operation({
    name: "spoken",
    input: z.object({ word: z.string().min(1, "Say something.") }),
    subject: async () => void order.push("subject"),
    permit: () => (order.push("permit"), parts.permit ?? true),
    ...(parts.prepare ? { prepare: () => (order.push("prepare"), parts.prepare!()) } : {}),
    perform: async () => (order.push("perform"), parts.perform?.(), { events: [], value: "done" }),
  });
beforeEach(() => void order.splice(0));

test("the way is: input, subject, permission, the act; what is prepared outside comes after a first permission and before a second", async () => {
  const { viewers } = await makeWorkspace();
  expect(await run(spoken(), viewers.lead, { word: "yes" })).toEqual({ ok: true, value: "done" });
  expect(order.splice(0)).toEqual(["subject", "permit", "perform"]);
  await run(spoken({ prepare: async () => 1 }), viewers.lead, { word: "yes" });
  expect(order.splice(0)).toEqual(["subject", "permit", "prepare", "subject", "permit", "perform"]);
  expect(await run(spoken(), viewers.lead, { word: "" })).toMatchObject({
    problem: { kind: "invalid", fields: { word: "Say something." } },
  });
  expect(await run(spoken(), viewers.lead, null)).toMatchObject({ problem: { kind: "invalid", fields: { input: expect.any(String) } } });
  expect(order.splice(0)).toEqual([]);
  expect(await run(spoken({ permit: false, prepare: async () => 1 }), viewers.lead, { word: "no" })).toMatchObject({
    problem: { kind: "forbidden" },
  });
  expect(order).toEqual(["subject", "permit"]);
});

test("what goes wrong is told without its insides, and what is refused in its own words", async () => {
  const { viewers } = await makeWorkspace();
  const secret = await run(
    spoken({
      perform: () => {
        throw new Error("password=hunter2");
      },
    }),
    viewers.lead,
    { word: "x" },
  );
  expect(secret).toEqual({ ok: false, problem: { kind: "unavailable", detail: "Nothing was changed." } });
  const refused = await run(
    spoken({
      perform: () => {
        throw new Refusal("gate", { rules: [] });
      },
    }),
    viewers.lead,
    { word: "x" },
  );
  expect(refused).toEqual({ ok: false, problem: { kind: "gate", rules: [] } });
});

test("two that block each other both get through: the database's deadlock is nobody's refusal", async () => {
  const w = await makeWorkspace();
  const [one, other] = [(await madeClaim(w)).claimId, (await madeClaim(w)).claimId];
  let waiting = 2;
  let tries = 0;
  const crossing = operation({
    name: "crossing",
    input: z.object({ first: z.uuid(), second: z.uuid() }),
    async subject(tx, { first, second }) {
      tries++;
      await lockRow(tx, "claim", first);
      waiting--;
      await vi.waitUntil(() => waiting <= 0, { timeout: 10_000 });
      return lockRow(tx, "claim", second);
    },
    permit: () => true,
    perform: async () => ({ events: [], value: null }),
  });
  const both = await Promise.all([
    run(crossing, w.viewers.lead, { first: one, second: other }),
    run(crossing, w.viewers.lead, { first: other, second: one }),
  ]);
  expect(both.map((result) => result.ok)).toEqual([true, true]);
  expect(tries).toBe(3);
});

test("an event for a version that the log has already is refused, and the change with it", async () => {
  const w = await makeWorkspace();
  const { claimId } = await madeClaim(w);
  const before = await stateOf(w);
  const twice = operation({
    name: "twice",
    input: z.object({}),
    subject: (tx) => lockRow(tx, "claim", claimId),
    permit: () => true,
    async perform({ tx }) {
      await tx.claim.updateMany({ where: { workspaceId: tx.workspaceId, id: claimId }, data: { statement: "Unlogged." } });
      return { events: [{ act: "claim.changed", object: { kind: "claim", id: claimId }, version: 1, parts: {} }], value: null };
    },
  });
  expect(await run(twice, w.viewers.analyst, {})).toMatchObject({ ok: false, problem: { kind: "changed-meanwhile" } });
  expect(await stateOf(w)).toEqual(before);
});

test.each([
  [{ origin: "https://onus.example", host: "onus.example" }, true],
  [{ origin: "https://onus.example", host: "10.0.0.1", "x-forwarded-host": "onus.example" }, true],
  [{ origin: "https://evil.example", host: "onus.example" }, false],
  [{ host: "onus.example" }, false],
  [{ origin: "null", host: "onus.example" }, false],
])("a request with %j is let through: %s", (headers, through) => {
  const act = () => refuseForeignOrigin(new Headers(headers as Record<string, string>));
  if (through) expect(act).not.toThrow();
  else expect(act).toThrow(Refusal);
});
