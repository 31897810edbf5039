import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { safeFetch, type SafeFetchOptions } from "@/lib/gateways/web/safe-fetch";
import { refusalOf } from "../refusal-of";
import { startHttp, startTcp, type Loopback } from "./loopback-server";

const servers: Loopback[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});
async function http(...args: Parameters<typeof startHttp>): Promise<Loopback> {
  const server = await startHttp(...args);
  servers.push(server);
  return server;
}
async function tcp(...args: Parameters<typeof startTcp>): Promise<Loopback> {
  const server = await startTcp(...args);
  servers.push(server);
  return server;
}
const fetchFrom = (server: Loopback, options: Partial<SafeFetchOptions> = {}) =>
  safeFetch(server.url, { allowedHosts: [server.host], ...options });

describe("a page that is fetched", () => {
  test("comes with its bytes, type, charset and the few headers that are kept", async () => {
    const server = await http((_request, response) => {
      response.writeHead(200, {
        "content-type": 'Text/HTML; charset="Windows-1251"',
        etag: '"v1"',
        "last-modified": "Fri, 22 Mar 2024 20:00:00 GMT",
        "set-cookie": "track=1",
        "x-secret": "kept to ourselves",
      });
      response.end(Buffer.from([0xcf, 0xf0]));
    });
    const page = await fetchFrom(server);
    expect(page).toMatchObject({ status: 200, mediaType: "text/html", charset: "windows-1251", redirects: [] });
    expect(page.bytes).toEqual(Uint8Array.of(0xcf, 0xf0));
    expect(Object.keys(page.headers).toSorted()).toEqual(["content-type", "date", "etag", "last-modified"]);
  });

  test("is asked for by name, without cookies, credentials or a referrer, also after a redirect", async () => {
    const asked: Record<string, unknown>[] = [];
    const server = await http((request, response) => {
      asked.push(request.headers);
      if (request.url === "/") response.writeHead(302, { location: "/next", "set-cookie": "a=1" }).end();
      else response.end("ok");
    });
    await fetchFrom(server, { accept: "text/html" });
    for (const headers of asked) {
      expect(headers["user-agent"]).toMatch(/^Onus\/\d+\.\d+\.\d+ \(\+claim verification\)$/);
      expect(headers.accept).toBe("text/html");
      expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(["cookie"]));
      expect(headers.authorization ?? headers.referer).toBeUndefined();
    }
    expect(asked).toHaveLength(2);
  });

  test("without a type is a stream of bytes", async () => {
    const server = await http((_request, response) => response.end("x"));
    expect(await fetchFrom(server)).toMatchObject({ mediaType: "application/octet-stream", charset: null });
  });

  test("reports how far it has come", async () => {
    const server = await http((_request, response) => response.end("x".repeat(200_000)));
    const seen: number[] = [];
    await fetchFrom(server, { onProgress: ({ receivedBytes, totalBytes }) => seen.push(receivedBytes, totalBytes!) });
    expect(seen.slice(-2)).toEqual([200_000, 200_000]);
  });

  const text = "The spokesman said so. ".repeat(500);
  test.each([
    ["gzip", gzipSync(text)],
    ["x-gzip", gzipSync(text)],
    ["deflate", deflateSync(text)],
    ["br", brotliCompressSync(text)],
    ["identity", Buffer.from(text)],
    ["gzip, br", brotliCompressSync(gzipSync(text))],
  ])("is unpacked when it is sent as %s", async (encoding, body) => {
    const server = await http((_request, response) => {
      response.writeHead(200, { "content-encoding": encoding, "content-type": "text/plain" }).end(body);
    });
    expect(new TextDecoder().decode((await fetchFrom(server)).bytes)).toBe(text);
  });
});

describe("too large", () => {
  test("is refused from the announced length, before the body comes", async () => {
    const server = await http((_request, response) => {
      response.writeHead(200, { "content-length": 5_000 });
      response.write("x");
    });
    const problem = await refusalOf(fetchFrom(server, { maxBytes: 4_096 }));
    expect(problem).toEqual({ kind: "too-large", detail: "The page is larger than 4 kB." });
  });

  test("is refused as it comes, when no length was announced", async () => {
    const server = await http((_request, response) => {
      const more = () => {
        while (response.write("x".repeat(65_536)));
        response.once("drain", more);
      };
      more();
    });
    expect((await refusalOf(fetchFrom(server, { maxBytes: 1_000_000 }))).kind).toBe("too-large");
  });

  test("holds for what a packed page unfolds to", async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(10 * 1024 * 1024);
    const server = await http((_request, response) => {
      response.writeHead(200, { "content-encoding": "gzip", "content-type": "text/html" }).end(bomb);
    });
    const problem = await refusalOf(fetchFrom(server));
    expect(problem).toEqual({ kind: "too-large", detail: "The page is larger than 10 MB." });
  });

  test("holds for a bomb in a bomb", async () => {
    const bomb = gzipSync(gzipSync(Buffer.alloc(100 * 1024 * 1024)));
    const server = await http((_request, response) => {
      response.writeHead(200, { "content-encoding": "gzip, gzip" }).end(bomb);
    });
    expect((await refusalOf(fetchFrom(server, { maxBytes: 1_000_000 }))).kind).toBe("too-large");
  });

  test("exactly the limit is not", async () => {
    const server = await http((_request, response) => response.end("x".repeat(1_000)));
    expect((await fetchFrom(server, { maxBytes: 1_000 })).bytes).toHaveLength(1_000);
    expect((await refusalOf(fetchFrom(server, { maxBytes: 999 }))).kind).toBe("too-large");
  });
});

describe("unreadable", () => {
  test.each(["zstd", "compress", "gzip, gzip, gzip"])("is a page packed as %s", async (encoding) => {
    const server = await http((_request, response) => response.writeHead(200, { "content-encoding": encoding }).end("x"));
    expect((await refusalOf(fetchFrom(server))).kind).toBe("unreadable");
  });

  test.each([
    ["gzip", gzipSync("x".repeat(10_000)).subarray(0, 20)],
    ["gzip", Buffer.from("this is no gzip")],
    ["br", Buffer.from("this is no brotli either, and long enough to tell")],
  ])("is a %s body that is damaged", async (encoding, body) => {
    const server = await http((_request, response) => response.writeHead(200, { "content-encoding": encoding }).end(body));
    expect((await refusalOf(fetchFrom(server))).kind).toBe("unreadable");
  });
});

describe("unavailable", () => {
  test.each([404, 401, 403, 410, 429, 500, 503, 304, 300])("says the status %i", async (status) => {
    const server = await http((_request, response) => response.writeHead(status).end("sorry"));
    const problem = await refusalOf(fetchFrom(server));
    expect(problem).toEqual({ kind: "unavailable", detail: `${server.host} answered with status ${status}.` });
  });

  test("is a redirect that says no target", async () => {
    const server = await http((_request, response) => response.writeHead(302).end());
    expect((await refusalOf(fetchFrom(server))).kind).toBe("unavailable");
  });

  test("is a server that refuses the connection", async () => {
    const server = await startHttp((_request, response) => response.end());
    await server.close();
    const problem = await refusalOf(fetchFrom(server));
    expect(problem).toEqual({
      kind: "unavailable",
      detail: `${server.host} could not be fetched: it refused the connection.`,
    });
  });

  test("is a server that accepts and says nothing", async () => {
    const server = await tcp(() => undefined);
    const problem = await refusalOf(fetchFrom(server, { timeoutMs: 150 }));
    expect(problem).toEqual({
      kind: "unavailable",
      detail: `${server.host} did not send the page within 0.15 seconds.`,
    });
  });

  test("is a server that drips headers, or a body, byte by byte", async () => {
    for (const head of ["HTTP/1.1 200 OK\r\nx-slow: ", "HTTP/1.1 200 OK\r\n\r\n"]) {
      const server = await tcp((socket) => {
        socket.write(head);
        const drip = setInterval(() => socket.write("x"), 10);
        socket.on("close", () => clearInterval(drip));
      });
      expect((await refusalOf(fetchFrom(server, { timeoutMs: 200 }))).kind).toBe("unavailable");
    }
  });

  test("is a chain of redirects that together take too long", async () => {
    const server = await http((request, response) => {
      const next = `/${Number(request.url?.slice(1)) + 1}`;
      setTimeout(() => response.writeHead(302, { location: next }).end(), 100);
    });
    expect((await refusalOf(fetchFrom(server, { timeoutMs: 250 }))).detail).toContain("within 0.25 seconds");
  });

  test("is a name server that never answers", async () => {
    const options = { allowedHosts: [], timeoutMs: 100, resolve: () => new Promise<never>(() => undefined) };
    expect((await refusalOf(safeFetch("http://slow.example/", options))).kind).toBe("unavailable");
  });

  test.each([
    ["no HTTP at all", "220 mail.example ESMTP\r\n"],
    ["headers without end", `HTTP/1.1 200 OK\r\nx: ${"y".repeat(40_000)}\r\n\r\n`],
    ["less than was announced", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort"],
    ["an answer that breaks off in a chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n50\r\nshort"],
    ["two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx"],
  ])("is a server that sends %s", async (_what, answer) => {
    const server = await tcp((socket) => socket.end(answer));
    expect((await refusalOf(fetchFrom(server))).kind).toBe("unavailable");
  });
});

test("who asked can give up, and gets their own reason back", async () => {
  const server = await tcp(() => undefined);
  const reason = new Error("the dialog was closed");
  await expect(fetchFrom(server, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  const giveUp = new AbortController();
  setTimeout(() => giveUp.abort(reason), 50);
  await expect(fetchFrom(server, { signal: giveUp.signal })).rejects.toBe(reason);
});
