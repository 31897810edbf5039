import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LiveWorkspace } from "@/app/[workspace]/_live/live-workspace";
import type { LiveEvent } from "@/lib/domain/live/live-event";

/** Stands in for the browser's. */
class Source extends EventTarget {
  static all: Source[] = [];
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  closed = false;
  constructor(readonly address: URL) {
    super();
    Source.all.push(this);
  }
  close(): void {
    this.closed = true;
  }
  open(): void {
    this.onopen?.();
  }
  say(name: string, data: unknown, lastEventId = ""): void {
    this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data), lastEventId }));
  }
}
const last = (): Source => Source.all.at(-1)!;
const event = (more: Partial<LiveEvent> = {}): LiveEvent => ({
  id: "e1",
  act: "claim.changed",
  object: "claim/c",
  version: 2,
  claimId: "c",
  by: { userId: "ann", name: "Ann" },
  at: "2026-01-01T00:00:00.000Z",
  ...more,
});

let page: EventTarget & { visibilityState: string };
let posted: string[];
beforeEach(() => {
  vi.useFakeTimers();
  Source.all = [];
  posted = [];
  page = Object.assign(new EventTarget(), { visibilityState: "visible" });
  const window = new EventTarget();
  vi.stubGlobal("document", page);
  vi.stubGlobal("location", { href: "http://onus.test/w/articles" });
  vi.stubGlobal("EventSource", Source);
  vi.stubGlobal("addEventListener", window.addEventListener.bind(window));
  vi.stubGlobal("removeEventListener", window.removeEventListener.bind(window));
  vi.stubGlobal("dispatchEvent", window.dispatchEvent.bind(window));
  vi.stubGlobal("fetch", async (address: URL) => (posted.push(address.pathname + address.search), new Response()));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function begun() {
  const live = new LiveWorkspace("w", "me");
  const read = { page: 0, article: 0 };
  live.start(() => void read.page++);
  last().open();
  return { live, read };
}

test("a page that shows no article is read anew when something happened anywhere, seldom", async () => {
  const { read } = begun();
  for (let i = 0; i < 30; i++) {
    last().say("elsewhere", ["claim"], `e${i}`);
    await vi.advanceTimersByTimeAsync(100);
  }
  await vi.advanceTimersByTimeAsync(5000);
  expect(read.page).toBe(3);
});

test("an article reads itself, at once and not too often; the page around it is left alone", async () => {
  const { live, read } = begun();
  const end = live.about("a", async () => void read.article++);
  expect([Source.all.length, Source.all[0]!.closed, last().address.pathname]).toEqual([2, true, "/w/articles/a/live"]);
  last().open();
  last().say("changes", [event()], "e1");
  await vi.advanceTimersByTimeAsync(100);
  expect(read.article).toBe(1);
  last().say("elsewhere", ["source"], "e2");
  await vi.advanceTimersByTimeAsync(5000);
  expect(read).toEqual({ page: 0, article: 1 });
  end();
  expect([last().address.pathname, last().address.searchParams.get("after")]).toEqual(["/w/live", "e2"]);
});

test("what others did is remembered by what they did it to; what one did oneself is not", () => {
  const { live } = begun();
  live.about("a", async () => undefined);
  last().say("changes", [
    event(),
    event({ id: "e2", object: "link/l", act: "link.added" }),
    event({ id: "e3", object: "claim/d", by: { userId: "me", name: "Me" } }),
  ]);
  const { touches, recent } = live.state();
  expect([...touches.keys()].toSorted()).toEqual(["about/c", "claim/c", "link/l"]);
  expect(touches.get("about/c")?.event.id).toBe("e2");
  expect(recent.map((touch) => touch.event.id)).toEqual(["e1", "e2"]);
});

test("a lost stream is opened again after what was heard last, more and more slowly, and what was not read meanwhile is", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0.5);
  const { live, read } = begun();
  last().say("elsewhere", ["claim"], "e7");
  last().onerror?.();
  expect(live.state().status).toBe("connecting");
  await vi.advanceTimersByTimeAsync(999);
  expect([Source.all.length, read.page]).toEqual([1, 0]);
  await vi.advanceTimersByTimeAsync(1);
  expect(last().address.searchParams.get("after")).toBe("e7");
  last().onerror?.();
  expect(live.state().status).toBe("off");
  await vi.advanceTimersByTimeAsync(2000);
  expect([Source.all.length, read.page]).toEqual([3, 0]);
  last().open();
  await vi.advanceTimersByTimeAsync(1000);
  expect([live.state().status, read.page]).toEqual(["live", 1]);
});

test("a stream on which nothing comes for 40 seconds counts as lost", async () => {
  const { live } = begun();
  await vi.advanceTimersByTimeAsync(39_000);
  last().say("beat", null);
  await vi.advanceTimersByTimeAsync(39_000);
  expect([live.state().status, Source.all.length]).toEqual(["live", 1]);
  await vi.advanceTimersByTimeAsync(3000);
  expect([Source.all[0]!.closed, Source.all.length]).toEqual([true, 2]);
});

test("a page in the background gives its stream back after a moment, and goes on when it is looked at", async () => {
  begun();
  last().say("elsewhere", ["claim"], "e7");
  page.visibilityState = "hidden";
  page.dispatchEvent(new Event("visibilitychange"));
  await vi.advanceTimersByTimeAsync(4000);
  expect(last().closed).toBe(false);
  await vi.advanceTimersByTimeAsync(2000);
  expect(last().closed).toBe(true);
  page.visibilityState = "visible";
  page.dispatchEvent(new Event("visibilitychange"));
  expect([Source.all.length, last().address.searchParams.get("after")]).toEqual([2, "e7"]);
});

test("which claim is in hand is told when it changes, and with each new connection", async () => {
  const { live } = begun();
  live.about("a", async () => undefined);
  live.hold("c");
  live.hold("d");
  await vi.advanceTimersByTimeAsync(1000);
  expect(posted).toEqual([expect.stringMatching(/^\/w\/presence\?tab=[0-9a-f-]{36}&claim=d$/)]);
  last().onerror?.();
  await vi.advanceTimersByTimeAsync(2000);
  expect(last().address.searchParams.get("claim")).toBe("d");
});
