import { expect, test, vi } from "vitest";
import { setImmediate as turn } from "node:timers/promises";
import { anchorAt } from "@/lib/domain/anchors";
import { reanchor } from "@/lib/domain/anchoring/reanchor";
import { splitText } from "@/lib/gateways/language/split-text";
import { readDocument } from "@/lib/gateways/reading/read-document";
import { proposeApart, readApart, reanchorApart, splitApart } from "@/lib/gateways/threads/apart";
import { inThread, ThreadLost } from "@/lib/gateways/threads/threads";
import { refusalOf } from "./refusal-of";

// A thread from source has some hundred files to compile.
vi.setConfig({ testTimeout: 60_000 });

const sentence = (i: number): string => `On ${1 + (i % 28)} May 2021 Mayor Ruth Halden said that ${i} carts 🛒 had crossed the bridge.`;
const long = Array.from({ length: 1000 }, (_, i) => sentence(i)).join("\n\n");
const page = `<!doctype html><title>Carts</title><article><h1>Carts</h1>${Array.from({ length: 1000 }, (_, i) => `<p>${sentence(i)}</p>`).join("")}</article>`;
const bytes = new TextEncoder().encode(page);

test("what a thread makes of a long text is what is made of it here", async () => {
  const window = { from: 10, to: 50 };
  const here = await splitText(long, window);
  expect(await splitApart(long, window)).toEqual(here);
  expect(await proposeApart(long, window)).toEqual({ sentences: here.segments.length, proposals: here.proposals });
  const later = long.replace("said that 500", "denied that 500");
  const anchors = [sentence(3), sentence(500), sentence(900)].map((exact) =>
    anchorAt(long, long.indexOf(exact), long.indexOf(exact) + exact.length),
  );
  expect(await reanchorApart(long, later, anchors)).toEqual(reanchor(long, later, anchors));
  const document = { bytes, fileName: "carts.html" };
  expect(await readApart(document)).toEqual(await readDocument(document));
});

test("a refusal crosses over as the refusal that it is", async () => {
  const notes = new TextEncoder().encode(`%PDF-1.7 ${"no PDF at all ".repeat(9)}`);
  const here = await refusalOf(readDocument({ bytes: notes }));
  expect(await refusalOf(readApart({ bytes: notes }))).toEqual(here);
});

test("the process does other things while a thread is at work", async () => {
  await inThread("split", { text: "Warm.", to: 1 }, 30_000);
  let done = false;
  const read = inThread("read", { bytes, fileName: "carts.html" }, 30_000).finally(() => {
    done = true;
  });
  let turns = 0;
  for (; !done; turns++) await turn();
  expect((await read).title).toBe("Carts");
  expect(turns).toBeGreaterThan(10);
});

test("who takes too long is ended, and those who wait have their turn", async () => {
  const endless = Array.from({ length: 3 }, () => inThread("split", { text: long.repeat(20) }, 50));
  const next = inThread("split", { text: sentence(1) }, 30_000);
  for (const result of await Promise.allSettled(endless))
    expect(result).toMatchObject({ status: "rejected", reason: expect.any(ThreadLost) });
  expect((await next).segments).toHaveLength(1);
});
