import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { sha256Hex } from "@/lib/domain/text";
import { workspaceBlobs } from "@/lib/gateways/blobs/workspace-blobs";
import { forgetSettings } from "@/lib/gateways/settings";
import { freezeSnapshotOperation } from "@/lib/operations/freeze-snapshot";
import { run } from "@/lib/pipeline/run";
import { type Loopback, startHttp } from "../gateways/web/loopback-server";
import { keepsTheContract, rowOf } from "../support/contract";
import { documentText, done } from "../support/made";
import { useTestDatabase } from "../support/people";
import { expectNothingLeft } from "../support/traces";
import { makeWorkspace } from "../support/workspace";

useTestDatabase();

keepsTheContract(freezeSnapshotOperation, {
  changes: ["snapshot"],
  events: () => [
    {
      act: "snapshot.frozen",
      ver: 1,
      parts: { after: { intake: "typed", textSha256: sha256Hex(documentText), finalUrl: null, status: null } },
    },
  ],
  refused: [
    {
      because: "nothing typed",
      input: () => ({ intake: "typed", text: "" }),
      problem: { kind: "invalid", fields: { text: expect.any(String) } },
    },
    {
      because: "no file that can be read",
      input: () => ({ intake: "file", fileName: "x.zip", mediaType: "application/zip", bytes: Buffer.from("PK\x03\x04nothing") }),
      problem: { kind: "unreadable" },
    },
    { because: "a way in that there is not", input: () => ({ intake: "mail" }), problem: { kind: "invalid" } },
  ],
  atOnce: "both stand",
});

const page =
  "<!doctype html><html><head><title>Port office</title></head><body><main><h1>Port office</h1><p>The warehouse burned on 3 May 2021, the port office says.</p><script>alert(1)</script></main></body></html>";
let web: Loopback;
beforeAll(async () => {
  web = await startHttp((request, response) => {
    if (request.url === "/moved") response.writeHead(302, { location: "/page" }).end();
    else if (request.url === "/page") response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page);
    else response.writeHead(404).end();
  });
});
afterAll(() => web.close());
const allow = (hosts: string) => {
  process.env.ONUS_FETCH_ALLOWED_HOSTS = hosts;
  forgetSettings();
};
afterEach(() => allow(""));

test("an address is fetched once: its bytes, its readable text and where they came from are kept", async () => {
  const w = await makeWorkspace();
  allow(web.host);
  const frozen = done(await run(freezeSnapshotOperation, w.viewers.analyst, { intake: "url", url: `${web.url}/moved` }));
  expect(frozen).toMatchObject({ sha256: sha256Hex(page), byteLength: page.length, finalUrl: `${web.url}/page`, status: 200 });
  const row = await rowOf("snapshot", frozen.snapshotId);
  expect(row).toMatchObject({ sha256: sha256Hex(page), text_sha256: sha256Hex(String(row.text)), media_type: "text/html" });
  expect(row.text).toContain("the port office says");
  expect(row.text).not.toContain("alert");
  expect(Buffer.from((await workspaceBlobs(w.workspaceId).get(frozen.sha256))!).toString()).toBe(page);
});

test("a file is kept byte for byte on its own workspace's shelf", async () => {
  const [w, elsewhere] = [await makeWorkspace(), await makeWorkspace()];
  const bytes = Buffer.from("\uFEFFOne line.\r\nAnother.\r\n");
  const frozen = done(
    await run(freezeSnapshotOperation, w.viewers.analyst, { intake: "file", fileName: "note.txt", mediaType: "text/plain", bytes }),
  );
  expect(await rowOf("snapshot", frozen.snapshotId)).toMatchObject({
    text: "One line.\nAnother.\n",
    byte_length: bytes.length,
    sha256: sha256Hex(bytes),
  });
  expect(await workspaceBlobs(elsewhere.workspaceId).get(frozen.sha256)).toBeNull();
});

test("a private address, and a page that is not there, leave nothing; who may not freeze makes nothing be fetched", async () => {
  const w = await makeWorkspace();
  const seen = web.seen.length;
  await expectNothingLeft(w, () => run(freezeSnapshotOperation, w.viewers.analyst, { intake: "url", url: `${web.url}/page` }), {
    kind: expect.stringMatching(/^(forbidden|invalid)$/),
  });
  allow(web.host);
  await expectNothingLeft(w, () => run(freezeSnapshotOperation, w.viewers.observer, { intake: "url", url: `${web.url}/page` }), {
    kind: "forbidden",
  });
  expect(web.seen).toHaveLength(seen);
  await expectNothingLeft(w, () => run(freezeSnapshotOperation, w.viewers.analyst, { intake: "url", url: `${web.url}/gone` }), {
    kind: "unavailable",
  });
});
