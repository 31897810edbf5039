import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { WorkbenchStore } from "@/app/[workspace]/articles/[article]/_components/workbench-store";

let answers: Record<string, unknown>;
let asked: string[];
const data = (revision: string, currentVersionId = "v1") => ({
  revision,
  article: { title: "Fire", currentVersionId },
  sentences: [],
  claims: [],
  versions: [],
  unsplit: 0,
  proposingStopped: false,
});
const candidate = (state: string) => ({ id: "c", sentence: 0, state, version: 1 });
const whole = { revision: "2", claims: [], retired: [], sentences: [], candidates: [], whole: true };

beforeEach(() => {
  asked = [];
  answers = {
    "/data": data("1"),
    "/own-states": {},
    "/text/v1": "It burned.",
    "/text/v2": "It burned twice.",
    "/candidates": [candidate("open")],
  };
  vi.stubGlobal("fetch", async (address: string) => {
    const path = address.replace("/w/articles/a", "").replace(/\?(?!since).*/, "");
    asked.push(path);
    const answer = answers[path];
    if (answer === undefined) return Response.json({ problem: { kind: "unavailable" } }, { status: 503 });
    return typeof answer === "string" ? new Response(answer) : Response.json(answer);
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

async function opened(): Promise<WorkbenchStore> {
  const store = new WorkbenchStore("w", "a");
  await store.load();
  await store.needCandidates(0);
  return store;
}

test("when everything is read anew, what was shown stays until the new is there", async () => {
  const store = await opened();
  answers["/data?since=1"] = whole;
  answers["/data"] = data("2");
  answers["/candidates"] = [candidate("accepted")];
  const shown: (string | undefined)[] = [];
  store.subscribe(() => shown.push(store.snapshot?.candidates.get(0)?.[0]?.state));
  await store.refresh();
  await vi.waitFor(() => expect(shown.at(-1)).toBe("accepted"));
  expect(shown).not.toContain(undefined);
});

test("a newer version of the text waits until one asks for it", async () => {
  const store = await opened();
  answers["/data?since=1"] = whole;
  answers["/data"] = data("2", "v2");
  await store.refresh();
  expect(store.snapshot).toMatchObject({ newer: true, text: "It burned.", data: { revision: "1" } });
  asked = [];
  await store.refresh();
  expect(asked).toEqual([]);
  await store.load();
  expect(store.snapshot).toMatchObject({ newer: false, text: "It burned twice.", data: { revision: "2" } });
});

test("a server that cannot be reached takes nothing away that is shown", async () => {
  const store = await opened();
  answers["/data?since=1"] = whole;
  delete answers["/data"];
  await store.refresh();
  expect(store.snapshot?.text).toBe("It burned.");
  const fresh = new WorkbenchStore("w", "a");
  await fresh.load();
  expect(fresh.state()).toEqual({ problem: { kind: "unavailable" } });
});
