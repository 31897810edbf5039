import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { GET } from "@/app/[workspace]/articles/[article]/export/[format]/route";
import { exportFormats } from "@/lib/domain/exports/formats";
import { useTestDatabase } from "../support/people";
import { makeWorkspace, type TestWorkspace } from "../support/workspace";
import { type Story, tellStory } from "./exports-story";

const who = vi.hoisted(() => ({ userId: null as string | null }));
vi.mock("@/lib/pipeline/sign-in", () => ({ signedInUserId: async () => who.userId }));

useTestDatabase();

let workspace: TestWorkspace;
let story: Story;
beforeAll(async () => {
  workspace = await makeWorkspace();
  story = await tellStory(workspace);
});
beforeEach(() => {
  who.userId = workspace.viewers.observer.userId;
});
const get = (format: string, article = story.articleId, slug = workspace.slug) =>
  GET(new Request("http://127.0.0.1/"), { params: Promise.resolve({ workspace: slug, article, format }) });

test.each(exportFormats)("%s comes as a file to keep, not to be guessed at or cached", async (format) => {
  const response = await get(format);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-disposition")).toMatch(
    /^attachment; filename="Fire-at-the-harbour\.(jsonl|csv|html|averitec\.json)"; filename\*=UTF-8''Fire%20at%20the%20harbour\./,
  );
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  expect(response.headers.get("cache-control")).toBe("private, no-store");
  expect((await response.text()).length).toBeGreaterThan(100);
});

test("who is signed out, a stranger, an unknown format and an unknown article are refused, each as what it is", async () => {
  const other = await makeWorkspace();
  expect((await get("xlsx")).status).toBe(404);
  expect((await get("csv", crypto.randomUUID())).status).toBe(404);
  expect((await get("csv", "..")).status).toBe(404);
  who.userId = other.viewers.lead.userId;
  expect((await get("csv")).status).toBe(404);
  expect((await get("csv", story.articleId, other.slug)).status).toBe(404);
  who.userId = null;
  const response = await get("csv");
  expect(response.status).toBe(401);
  expect(await response.json()).toMatchObject({ problem: { kind: "signed-out" } });
});
