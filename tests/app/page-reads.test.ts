import { expect, test, vi } from "vitest";
import { waitForConnection } from "@/app/_ui/page-reads";

function scopeWith(fetch: typeof globalThis.fetch) {
  const events = new EventTarget();
  const scope = {
    fetch,
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
  } as unknown as Window & typeof globalThis;
  waitForConnection(scope);
  return { scope, events };
}

const read = { headers: { RSC: "1" } };
const lost = new TypeError("Failed to fetch");

function broken(): Response {
  let first = true;
  const body = new ReadableStream({
    pull(controller) {
      if (first) controller.enqueue(new TextEncoder().encode("half of"));
      else controller.error(lost);
      first = false;
    },
  });
  return new Response(body);
}

test("a read of a page waits for a connection that is missing, or goes halfway, and then has the whole page", async () => {
  const answer = Object.defineProperty(new Response("the page", { headers: { "content-type": "text/x-component" } }), "url", {
    value: "/demo",
  });
  const reach = vi.fn<typeof fetch>().mockRejectedValueOnce(lost).mockResolvedValueOnce(broken()).mockResolvedValueOnce(answer);
  const { scope, events } = scopeWith(reach);
  const got = scope.fetch("/demo", read);
  for (let tries = 1; tries < 3; tries++) {
    await vi.waitFor(() => expect(reach).toHaveBeenCalledTimes(tries));
    await new Promise((go) => setTimeout(go, 20));
    events.dispatchEvent(new Event("online"));
  }
  const page = await got;
  expect([page.url, page.headers.get("content-type"), await page.text()]).toEqual(["/demo", "text/x-component", "the page"]);
});

test("what is sent, and what others ask for, fails at once; a read that was given up is not tried again", async () => {
  const reach = vi.fn<typeof fetch>().mockRejectedValue(lost);
  const { scope } = scopeWith(reach);
  await expect(scope.fetch("/demo", { method: "POST", headers: { RSC: "1" } })).rejects.toBe(lost);
  await expect(scope.fetch("/demo/live")).rejects.toBe(lost);
  await expect(scope.fetch("/demo", { ...read, signal: AbortSignal.abort() })).rejects.toBe(lost);
  expect(reach).toHaveBeenCalledTimes(3);
});
