import { connect as connectSocket, type Socket } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import type { Connect, Resolve, ResolvedAddress } from "@/lib/gateways/web/pinned-connection";
import { safeFetch } from "@/lib/gateways/web/safe-fetch";
import { refusalOf } from "../refusal-of";
import { startHttp, type Loopback } from "./loopback-server";

const servers: Loopback[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});
async function serve(...args: Parameters<typeof startHttp>): Promise<Loopback> {
  const server = await startHttp(...args);
  servers.push(server);
  return server;
}

const resolveTo =
  (...addresses: string[]): Resolve =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
const noConnection: Connect = async () => {
  throw new Error("a connection was opened that must not be");
};
/** Stands in for the public internet: notes the addresses that were to be reached, and leads to a loopback server. */
function internetOf(server: Loopback) {
  const reached: (readonly ResolvedAddress[])[] = [];
  const connect: Connect = (addresses) => {
    reached.push(addresses);
    return new Promise<Socket>((done) => {
      const socket = connectSocket(server.port, "127.0.0.1", () => done(socket));
    });
  };
  return { reached, connect };
}

describe("addresses that cannot be fetched", () => {
  test.each([
    "",
    "not an address",
    "/just/a/path",
    "ftp://example.org/file",
    "file:///etc/passwd",
    "data:text/html,hello",
    "javascript:alert(1)",
    "gopher://example.org/",
    "http://",
    "http://user@example.org/",
    "http://user:secret@example.org/",
    "http://:secret@example.org/",
    "http://example.org:22/",
    "http://example.org:6379/",
    "https://example.org:0/",
    `http://example.org/?${"long".repeat(2_048)}`,
  ])("%s is refused as invalid, at the field url, before anything is looked up", async (address) => {
    const resolve: Resolve = async () => Promise.reject(new Error("looked up"));
    const problem = await refusalOf(safeFetch(address, { allowedHosts: [], resolve, connect: noConnection }));
    expect(problem.kind).toBe("invalid");
    expect(problem.fields?.url).toBeTypeOf("string");
  });
});

describe("every spelling of a private address is refused", () => {
  test.each([
    "http://127.0.0.1/",
    "http://127.0.0.1./",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://0177.0.0.1/",
    "http://017700000001/",
    "http://0/",
    "http://0.0.0.0/",
    "http://１２７.０.０.１/",
    "http://127。0。0。1/",
    "http://%31%32%37.0.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://10.0.0.1:8080/",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[0:0:0:0:0:ffff:0a00:0001]/",
    "http://[64:ff9b::127.0.0.1]/",
    "http://[2002:7f00:0001::]/",
    "http://[fd00::1]/",
    "http://[fe80::1]/",
  ])("%s", async (address) => {
    const problem = await refusalOf(safeFetch(address, { allowedHosts: [], connect: noConnection }));
    expect(problem.kind).toBe("forbidden");
  });

  test("a name that leads to loopback is refused without a connection", async () => {
    const options = { allowedHosts: [], resolve: resolveTo("127.0.0.1"), connect: noConnection };
    expect((await refusalOf(safeFetch("http://localhost./", options))).kind).toBe("forbidden");
  });

  test("one private address among public ones condemns the name", async () => {
    const resolve = resolveTo("93.184.216.34", "2606:2800:220:1::1", "::ffff:10.0.0.1");
    const problem = await refusalOf(safeFetch("https://mixed.example/", { allowedHosts: [], resolve, connect: noConnection }));
    expect(problem.kind).toBe("forbidden");
    expect(problem.detail).not.toContain("10.0.0.1");
  });
});

describe("what is connected to is what was checked", () => {
  test("a public name is reached at the address that its one look-up gave", async () => {
    const server = await serve((request, response) => response.end(`host: ${request.headers.host}`));
    const { reached, connect } = internetOf(server);
    const page = await safeFetch("http://news.example/story", {
      allowedHosts: [],
      resolve: resolveTo("93.184.216.34"),
      connect,
    });
    expect(reached).toEqual([[{ address: "93.184.216.34", family: 4 }]]);
    expect(new TextDecoder().decode(page.bytes)).toBe("host: news.example");
  });

  test("a name server that answers publicly first and privately next (rebinding) gains nothing", async () => {
    const server = await serve((_request, response) => response.end("ok"));
    const { reached, connect } = internetOf(server);
    const answers = ["93.184.216.34", "127.0.0.1"];
    const resolve: Resolve = async () => [{ address: answers.shift() ?? "127.0.0.1", family: 4 }];
    await safeFetch("http://rebind.example/", { allowedHosts: [], resolve, connect });
    expect(reached).toEqual([[{ address: "93.184.216.34", family: 4 }]]);
    expect((await refusalOf(safeFetch("http://rebind.example/", { allowedHosts: [], resolve, connect }))).kind).toBe("forbidden");
    expect(reached).toHaveLength(1);
  });

  test("the real connection goes to the resolver's addresses, not to what the system thinks of the name", async () => {
    const server = await serve((_request, response) => response.end("reached"));
    const page = await safeFetch(`http://no-such-name.invalid:${server.port}/`, {
      allowedHosts: [`no-such-name.invalid:${server.port}`],
      resolve: resolveTo("127.0.0.1"),
    });
    expect(new TextDecoder().decode(page.bytes)).toBe("reached");
  });

  test("a name without addresses, and one that is not known, are unavailable", async () => {
    const unknown: Resolve = async () => {
      throw Object.assign(new Error("getaddrinfo"), { code: "ENOTFOUND" });
    };
    for (const resolve of [resolveTo(), unknown]) {
      const problem = await refusalOf(safeFetch("http://gone.example/", { allowedHosts: [], resolve }));
      expect(problem).toEqual({
        kind: "unavailable",
        detail: "gone.example could not be fetched: its name is not known.",
      });
    }
  });
});

describe("redirects are checked like addresses that a person gave", () => {
  test("it follows up to five, and says where it went", async () => {
    const server = await serve((request, response) => {
      const step = Number(request.url?.slice(1));
      if (step < 5) response.writeHead([301, 302, 303, 307, 308][step]!, { location: `/${step + 1}` }).end();
      else response.end("there");
    });
    const page = await safeFetch(`${server.url}/0#part`, { allowedHosts: [server.host] });
    expect(page.finalUrl).toBe(`${server.url}/5`);
    expect(page.redirects.map(({ status }) => status)).toEqual([301, 302, 303, 307, 308]);
    expect(page.redirects[0]).toEqual({ url: `${server.url}/0`, status: 301 });
  });

  test("a sixth is refused", async () => {
    const server = await serve((request, response) => {
      response.writeHead(302, { location: `/${Number(request.url?.slice(1)) + 1}` }).end();
    });
    expect((await refusalOf(safeFetch(`${server.url}/0`, { allowedHosts: [server.host] }))).kind).toBe("unavailable");
    expect(server.seen).toHaveLength(6);
  });

  test("a circle is noticed at once", async () => {
    const server = await serve((request, response) => {
      response.writeHead(302, { location: request.url === "/a" ? "/b" : "/a" }).end();
    });
    expect((await refusalOf(safeFetch(`${server.url}/a`, { allowedHosts: [server.host] }))).kind).toBe("unavailable");
    expect(server.seen).toEqual(["/a", "/b"]);
  });

  test.each([
    ["http://127.0.0.1/", "forbidden"],
    ["//169.254.169.254/latest/", "forbidden"],
    ["http://0x7f.1/", "forbidden"],
    ["http://[::ffff:127.0.0.1]/", "forbidden"],
    ["http://inside.example/", "forbidden"],
    ["http://127.0.0.1:22/", "invalid"],
    ["file:///etc/passwd", "invalid"],
    ["http://user:secret@news.example/", "invalid"],
    ["http://", "invalid"],
  ])("one to %s is %s", async (location, kind) => {
    const server = await serve((_request, response) => response.writeHead(302, { location }).end());
    const { reached, connect } = internetOf(server);
    const resolve: Resolve = async (name) => [{ address: name === "inside.example" ? "192.168.0.7" : "93.184.216.34", family: 4 }];
    const problem = await refusalOf(safeFetch("http://news.example/", { allowedHosts: [], resolve, connect }));
    expect(problem.kind).toBe(kind);
    expect(reached).toHaveLength(1);
  });

  test("a host that the operator named lends nothing to where it redirects", async () => {
    const inner = await serve((_request, response) => response.end("secret"));
    const server = await serve((_request, response) => response.writeHead(302, { location: inner.url }).end());
    const problem = await refusalOf(safeFetch(server.url, { allowedHosts: [server.host] }));
    expect(problem.kind).toBe("invalid");
    expect(inner.seen).toEqual([]);
  });
});

describe("hosts that the operator names", () => {
  test("host:port opens just that port", async () => {
    const server = await serve((_request, response) => response.end("ok"));
    expect((await safeFetch(server.url, { allowedHosts: [server.host] })).status).toBe(200);
    expect((await refusalOf(safeFetch(server.url, { allowedHosts: ["127.0.0.1:1"] }))).kind).toBe("invalid");
    expect((await refusalOf(safeFetch("http://127.0.0.1/", { allowedHosts: [server.host] }))).kind).toBe("forbidden");
  });

  test("a bare host opens the web's usual ports and no others", async () => {
    const server = await serve((_request, response) => response.end("ok"));
    const { connect, reached } = internetOf(server);
    const options = { allowedHosts: ["Intranet.Example"], resolve: resolveTo("10.0.0.5"), connect };
    expect((await safeFetch("http://intranet.example:8080/", options)).status).toBe(200);
    expect(reached).toEqual([[{ address: "10.0.0.5", family: 4 }]]);
    expect((await refusalOf(safeFetch("http://intranet.example:5432/", options))).kind).toBe("invalid");
    expect((await refusalOf(safeFetch("http://sub.intranet.example/", options))).kind).toBe("forbidden");
  });
});
