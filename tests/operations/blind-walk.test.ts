import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ReactNode } from "react";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Viewer } from "@/lib/domain/viewer";
import { exportFormats } from "@/lib/domain/exports/formats";
import { tags } from "@/lib/domain/tags";
import type { AnyOperation } from "@/lib/pipeline/operation";
import { run } from "@/lib/pipeline/run";
import { closeLive } from "@/lib/pipeline/live/live-route";
import { aimer } from "../support/aimed";
import { type BlindStory, blindStory, hushed, open, secret, secretIds } from "../support/blind-story";
import { htmlOf } from "../support/page-text";
import { takeProps } from "../support/recorded-props";
import { here } from "../support/next-headers";
import { useTestDatabase } from "../support/people";
import { app, askedFor, type Made, type RouteModule, type RouteRow, routeRows } from "../support/routes";
import { sentBy } from "../support/signed-in";
import { subjects } from "../support/subjects";
import { whileTheLogFails } from "../support/traces";
import { makeWorkspace } from "../support/workspace";

vi.mock("next/headers", () => import("../support/next-headers"));
vi.mock("react/jsx-dev-runtime", () => import("../support/recorded-props"));
useTestDatabase();

const agreements = ["tag", "basis", "stance", "places"];
/** What else is asked of a page or a route that gives more for more. */
const queries: Record<string, (story: BlindStory) => string[]> = {
  "[workspace]/claims/page.tsx": ({ articleId }) => [
    ...["all", "unsettled", "mine", "to-review", "places"].map((show) => `?show=${show}`),
    ...tags.map((tag) => `?tag=${tag}`),
    `?q=${hushed}`,
    `?q=warehouse&article=${articleId}`,
    "?q=brigade",
  ],
  "[workspace]/agreement/page.tsx": ({ articleId }) => agreements.map((of) => `?of=${of}&seen=1&article=${articleId}`),
  "[workspace]/agreement/differences/page.tsx": () => ["?seen=1", "?of=basis&seen=1", "?of=stance&seen=1"],
  "[workspace]/agreement/intervals/route.ts": () => agreements.map((of) => `?of=${of}&seen=1`),
  "[workspace]/agreement/ratings/route.ts": () => ["?seen=1", "?of=stance&seen=1"],
  "[workspace]/claims/[claim]/choices/route.ts": () => [`?q=${hushed}`, "?q=harbour"],
  "[workspace]/evidence/page.tsx": () => [`?q=${hushed}`, "?q=brigade"],
  "[workspace]/evidence/choices/route.ts": () => [`?q=${hushed}`, "?q=brigade"],
  "[workspace]/articles/[article]/data/route.ts": ({ articleId }) => [`?since=${articleId}.1`],
  "[workspace]/articles/[article]/live/route.ts": ({ firstEvent, claims }) => [
    `?tab=${tab}&after=${firstEvent}`,
    `?tab=${tab}&claim=${claims.assigned}`,
  ],
  "[workspace]/live/route.ts": ({ firstEvent }) => [`?tab=${tab}&after=${firstEvent}`],
};
const tab = "019a0000-0000-7000-8000-000000000001";

type Answer = { address: string; text: string };

/** All that somebody gets who asks for everything there is, each page with what its parts are handed. */
async function walked(story: BlindStory, viewer: Viewer): Promise<Answer[]> {
  await sentBy(viewer.userId);
  const answers: Answer[] = [];
  for (const row of routeRows) {
    if (/^(api\/auth|\(entry\))/.test(row.file)) continue;
    for (const [address, made, asked] of addressesOf(row, story)) answers.push({ address, text: await answerTo(asked, made) });
  }
  return answers;
}

function addressesOf(row: RouteRow, { w, ...story }: BlindStory): [string, Made, RouteRow][] {
  const claims = row.file.includes("[claim]") ? Object.entries(story.claims) : [["", story.claims.assigned] as const];
  const evidence = row.file.includes("[evidence]") ? Object.entries(story.evidence) : [["", story.evidence.theirs] as const];
  const formats = row.file.includes("[format]") ? exportFormats : [""];
  const more = [null, ...(queries[row.file]?.({ w, ...story }) ?? [])];
  return claims.flatMap(([why, claim]) =>
    evidence.flatMap(([whose, id]) =>
      formats.flatMap((format) =>
        more.map((query): [string, Made, RouteRow] => [
          [row.file, why, whose, format, query?.replaceAll(/[0-9a-f-]{36}/g, "…")].filter(Boolean).join(" "),
          { workspace: w.slug, article: story.articleId, version: story.versionId, claim, evidence: id, entry: story.firstEvent },
          { ...row, ...(format ? { params: { format } } : {}), ...(query ? { query: () => query } : {}) },
        ]),
      ),
    ),
  );
}

async function answerTo(row: RouteRow, made: Made): Promise<string> {
  const { status, element, response } = await askedFor(row, made, (await import(join(app, row.file))) as RouteModule);
  if (response) {
    const text = await response.text();
    const live = response.headers.get("content-type")?.startsWith("text/event-stream");
    return `${status} ${response.headers.get("etag") ?? ""} ${live ? heard(text) : text}`;
  }
  if (!element) return `${status}`;
  const html = await htmlOf(await withLayouts(row.file, element as ReactNode, made), new URL(`${here.origin}/${made.workspace}`));
  return `${status} ${html} ${takeProps()}`;
}

/** What a live stream says, however it was cut into messages. */
function heard(stream: string): string {
  const messages = [...stream.matchAll(/^event: (\w+)$[^]*?^data: (.*)$/gm)].map(([, event, data]) => [event!, JSON.parse(data!)] as const);
  const of = (name: string): unknown[] => messages.flatMap(([event, data]) => (event === name ? (data as unknown[]) : []));
  const others = messages.filter(([event]) => event !== "changes" && event !== "elsewhere");
  return JSON.stringify({ changes: of("changes"), elsewhere: [...new Set(of("elsewhere").map(String))].toSorted(), others });
}

/** Within its layouts, but for the outermost. */
async function withLayouts(file: string, page: ReactNode, made: Made): Promise<ReactNode> {
  let inner = page;
  for (let folder = dirname(file); folder !== "."; folder = dirname(folder)) {
    if (!existsSync(join(app, folder, "layout.tsx"))) continue;
    const layout = (await import(join(app, folder, "layout.tsx"))) as { default: (props: object) => Promise<ReactNode> };
    inner = await layout.default({ children: inner, params: Promise.resolve(made) });
  }
  return inner;
}

afterAll(closeLive);

type Told = { busy: BlindStory; quiet: BlindStory };
const stories = new Map<string, Promise<Told>>();
/** The same story twice, once without the others' part; for all tests, which leave it as it is. */
function told(who: "analyst" | "lead"): Promise<Told> {
  const known = stories.get(who) ?? (async () => ({ busy: await blindStory(true, who), quiet: await blindStory(false, who) }))();
  stories.set(who, known);
  return known;
}

describe.each(["analyst", "lead"] as const)("whoever is blind for claims, as %s,", (who) => {
  let busy: BlindStory;
  let quiet: BlindStory;
  let found: Answer[];
  beforeAll(async () => {
    ({ busy, quiet } = await told(who));
    found = await walked(busy, busy.cast.walker);
  }, 180_000);

  test("finds no word, on any page or route, of what others judged, linked, searched or said for them", () => {
    expect(found.filter(({ text }) => text.includes(secret)).map(({ address }) => address)).toEqual([]);
  });

  test("finds no id of it, either", async () => {
    const ids = await secretIds(busy);
    expect(ids.length).toBeGreaterThan(30);
    const named = found.flatMap(({ address, text }) => ids.filter((id) => text.includes(id)).map((id) => `${address}: ${id}`));
    expect(named).toEqual([]);
  });

  test("gets the same, but for ids and moments, as if the others had done nothing", async () => {
    const [one, other] = [leveled(busy), leveled(quiet)];
    const alike = await walked(quiet, quiet.cast.walker);
    const apart = found.flatMap(({ address, text }, i) =>
      difference(one(text), other(alike[i]!.text)).map((where) => `${address}: ${where}`),
    );
    expect(apart).toEqual([]);
  });

  test("sees others' work for the claims that they are not blind for", () => {
    const saw = found.filter(({ text }) => text.includes(open)).map(({ address }) => address);
    expect(saw).toContain("[workspace]/claims/[claim]/data/route.ts handedIn");
    expect(saw).toContain("[workspace]/articles/[article]/export/[format]/route.ts jsonl");
  });

  test("would have found it: somebody who is not blind does", async () => {
    const saw = (await walked(busy, busy.cast.judge)).filter(({ text }) => text.includes(secret)).map(({ address }) => address);
    for (const why of busy.blind) expect(saw).toContain(`[workspace]/claims/[claim]/data/route.ts ${why}`);
    expect(saw).toContain("[workspace]/claims/[claim]/history/route.ts assigned");
    expect(saw).toContain("[workspace]/claims/[claim]/discussion/route.ts assigned");
    for (const format of ["jsonl", "html"]) expect(saw).toContain(`[workspace]/articles/[article]/export/[format]/route.ts ${format}`);
  });
});

/** Acts on a claim's words, which are fixed once it has been assessed: where nobody planned who assesses it, that much shows. */
const fixedWords = ["edit-claim", "merge-claims", "withdraw-claim", "split-claim"];

const inputs: [AnyOperation, Record<string, unknown>][] = [];
beforeAll(async () => {
  for (const { operation, given } of subjects) inputs.push([operation, await given(await makeWorkspace())]);
}, 180_000);

describe.each([
  ["analyst", "assigned", []],
  ["analyst", "drafted", fixedWords],
  ["analyst", "queued", []],
  ["lead", "assigned", []],
] as const)("whoever is blind, as %s, for a claim that is %s", (who, why, telling) => {
  test("is answered alike, whatever they try on it and on what others made for it, as if the others had done nothing", async () => {
    const { busy, quiet } = await told(who);
    const [aimedBusy, aimedQuiet] = [await aimer(busy, why), await aimer(quiet, why)];
    const [one, other] = [leveled(busy), leveled(quiet)];
    const ids = await secretIds(busy);
    const apart: string[] = [];
    // Nothing that is let through is kept, so that each act meets the story as it was told.
    await whileTheLogFails(null, async () => {
      for (const [operation, input] of inputs) {
        const asked = aimedBusy(input);
        const answer = JSON.stringify(await run(operation, busy.cast.walker, asked));
        const alike = JSON.stringify(await run(operation, quiet.cast.walker, aimedQuiet(input)));
        const known = JSON.stringify(asked);
        const named = [secret, ...ids].filter((word) => answer.includes(word) && !known.includes(word));
        expect([operation.name, named]).toEqual([operation.name, []]);
        if (one(answer) !== other(alike)) apart.push(`${operation.name}: ${answer} instead of ${alike}`);
      }
    });
    expect(apart.filter((each) => !telling.some((name) => each.startsWith(`${name}: `)))).toEqual([]);
    expect(apart).toHaveLength(telling.length);
  }, 180_000);
});

/** Where two texts part, with what stands around; empty where they don't. */
function difference(text: string, other: string): string[] {
  if (text === other) return [];
  const length = Math.max(text.length, other.length);
  let at = 0;
  while (at < length && text[at] === other[at]) at += 1;
  const around = (whole: string): string => whole.slice(Math.max(0, at - 120), at + 120);
  return [`…${around(text)}… instead of …${around(other)}…`];
}

/** Takes out of what a story tells that which differs with every telling: ids and names by when they first come, hashes, moments. */
function leveled({ w }: BlindStory): (text: string) => string {
  const known = new Map<string, string>();
  const numbered = (kind: string) => (id: string) => {
    if (!known.has(id)) known.set(id, `${kind}${known.size}`);
    return known.get(id)!;
  };
  return (text) =>
    text
      .replaceAll(w.slug, "slug")
      .replaceAll(
        /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(\.\d+\.[\w-]{16})?/g,
        (id, revision: string | undefined) => numbered("#")(id.slice(0, 36)) + (revision ? revision.replace(/[\w-]{16}$/, "print") : ""),
      )
      .replaceAll(/\bp-[0-9a-z]{10}\b/g, numbered("p"))
      .replaceAll(/\b[0-9a-f]{64}\b/g, "hash")
      .replaceAll(/\b1\d{12}\b/g, "moment")
      .replaceAll(/<time[^>]*>.*?<\/time>/g, "<time>")
      .replaceAll(/\d{4}-\d\d-\d\dT\d\d(:|%3A)\d\d(:|%3A)\d\d(\.\d+)?(Z|\+00:00)/g, "moment");
}
