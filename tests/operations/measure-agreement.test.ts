import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { readRatings } from "@/lib/data/ratings";
import { agreementOf } from "@/lib/domain/agreement/agreement-of";
import { bootstrap } from "@/lib/domain/agreement/bootstrap";
import { coefficients } from "@/lib/domain/agreement/coefficient";
import type { Figure, Figures } from "@/lib/domain/agreement/figure";
import { type AgreementAsked, bootstrapOptions, pairFigureName, type Rated, ratedLabels, readAsked } from "@/lib/domain/agreement-asked";
import { bootstrapApart } from "@/lib/gateways/threads/resampled";
import type { Basis } from "@/lib/domain/tags";
import { exportRatings } from "@/lib/operations/export-ratings";
import { measureAgreement } from "@/lib/operations/measure-agreement";
import { useTestDatabase } from "../support/people";
import { ratedTable } from "../support/rated";
import { makeWorkspace, type TestWorkspace } from "../support/workspace";

vi.mock("@/lib/gateways/threads/resampled", { spy: true });
useTestDatabase();

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "onus-ratings-"));
afterAll(() => rmSync(folder, { recursive: true }));

const table: (Basis | null)[][] = [
  ["unverifiable", "single-source", "no-evidence", "refuted", "unverifiable", null],
  ["unverifiable", "single-source", "unverifiable", "refuted", "single-source", "misleading"],
  [null, "single-source", "no-evidence", "unverifiable", "unverifiable", "misleading"],
];
let w: TestWorkspace;
beforeAll(async () => {
  w = await makeWorkspace();
  await ratedTable(w, [w.viewers.analyst, w.viewers.second, w.viewers.reviewer], table);
}, 120_000);

const asked = (subject: Rated): AgreementAsked => readAsked({ of: subject });

/** What the command answers to a file, with as many resamples as the page. */
function commanded(csv: string, subject: Rated) {
  const path = join(folder, `${subject}.csv`);
  writeFileSync(path, csv);
  const { seed, resamples } = bootstrapOptions;
  const options = ["--json", "--labels", ratedLabels[subject].join(","), "--seed", `${seed}`, "--resamples", `${resamples}`];
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "bin/onus.ts", "agreement", path, ...options], {
    cwd: root,
    encoding: "utf8",
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return JSON.parse(stdout) as { coefficients: Figures; pairs: { raters: [string, string]; coefficients: Figures }[]; data: object };
}

test.each(["tag", "basis", "stance"] as const)(
  "the %s ratings taken along give the command the figures and intervals of the page",
  async (subject) => {
    const { body, mediaType, disposition } = await exportRatings(w.viewers.lead, asked(subject));
    expect(mediaType).toMatch(/^text\/csv/);
    expect(disposition).toContain(`${subject}-ratings.csv`);
    const csv = await new Response(body).text();
    for (const { name, userId } of Object.values(w.viewers)) {
      expect(csv).not.toContain(name);
      expect(csv).not.toContain(userId);
    }
    const answer = commanded(csv, subject);
    const page = agreementOf(await readRatings(w.viewers.lead, asked(subject), subject));
    const intervals = (await measureAgreement(w.viewers.lead, asked(subject)))!;
    expect(answer.data).toEqual(page.data);
    const whole = (figures: Figures, name: (coefficient: string) => string): Record<string, Figure> =>
      Object.fromEntries(
        coefficients.map((coefficient) => {
          const figure = figures[coefficient];
          const interval = intervals[name(coefficient)];
          return [coefficient, "value" in figure && interval ? { ...figure, interval } : figure];
        }),
      );
    expect(answer.coefficients).toEqual(whole(page.figures, (coefficient) => coefficient));
    if (!Array.isArray(page.pairs)) throw new Error("no pairs");
    expect(answer.pairs.map(({ raters, coefficients: own }) => ({ raters, own }))).toEqual(
      page.pairs.map(({ raters, figures }) => ({ raters, own: whole(figures, (coefficient) => pairFigureName(raters, coefficient)) })),
    );
  },
  60_000,
);

test("what was worked out once is kept, and two who ask for the same at once cause one computation", async () => {
  const own = await makeWorkspace();
  await ratedTable(own, [own.viewers.analyst, own.viewers.second], [["unverifiable"], ["no-evidence"]]);
  const before = vi.mocked(bootstrapApart).mock.calls.length;
  const [one, other] = await Promise.all([
    measureAgreement(own.viewers.lead, asked("basis")),
    measureAgreement(own.viewers.reviewer, asked("basis")),
  ]);
  expect(other).toEqual(one);
  expect(await measureAgreement(own.viewers.lead, asked("basis"))).toEqual(one);
  expect(vi.mocked(bootstrapApart).mock.calls.length).toBe(before + 1);
});

test("one computation runs at a time, and a failed one is neither kept nor in the way of the next", async () => {
  const [one, other] = [await makeWorkspace(), await makeWorkspace()];
  for (const each of [one, other]) await ratedTable(each, [each.viewers.analyst, each.viewers.second], [["unverifiable"], ["no-evidence"]]);
  const began: string[] = [];
  let fail!: (error: Error) => void;
  vi.mocked(bootstrapApart).mockImplementationOnce(async () => {
    began.push("one");
    return new Promise((_, failed) => (fail = failed));
  });
  const first = measureAgreement(one.viewers.lead, asked("tag"));
  await vi.waitFor(() => expect(began).toEqual(["one"]));
  vi.mocked(bootstrapApart).mockImplementationOnce(async (ratings, options) => {
    began.push("other");
    return bootstrap(ratings, options);
  });
  const second = measureAgreement(other.viewers.lead, asked("tag"));
  await new Promise((done) => setTimeout(done, 300));
  expect(began).toEqual(["one"]);
  fail(new Error("lost"));
  await expect(first).rejects.toThrow("lost");
  expect(await second).toMatchObject({});
  expect(began).toEqual(["one", "other"]);
  expect(await measureAgreement(one.viewers.lead, asked("tag"))).toMatchObject({});
});

test("who has waited long enough is told to ask again, and then finds it done", async () => {
  const own = await makeWorkspace();
  await ratedTable(own, [own.viewers.analyst, own.viewers.second], [["unverifiable"], ["no-evidence"]]);
  let go!: () => void;
  const gate = new Promise<void>((open) => (go = open));
  vi.mocked(bootstrapApart).mockImplementationOnce(async (ratings, options) => {
    await gate;
    return bootstrap(ratings, options);
  });
  expect(await measureAgreement(own.viewers.lead, asked("tag"))).toBeNull();
  const again = measureAgreement(own.viewers.reviewer, asked("tag"));
  go();
  expect(await again).toMatchObject({});
}, 30_000);

test("where claims were marked has an interval, too, and no ratings to take along; analysts get neither", async () => {
  const places = readAsked({ of: "places" });
  expect(await measureAgreement(w.viewers.lead, places)).toEqual({});
  await expect(exportRatings(w.viewers.lead, places)).rejects.toMatchObject({ problem: { kind: "not-found" } });
  for (const viewer of [w.viewers.observer, w.viewers.analyst]) {
    await expect(measureAgreement(viewer, asked("tag"))).rejects.toMatchObject({ problem: { kind: "forbidden" } });
    await expect(exportRatings(viewer, asked("tag"))).rejects.toMatchObject({ problem: { kind: "forbidden" } });
  }
});
