import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { selfSigned } from "./self-signed";

const script = fileURLToPath(new URL("fetch-once.ts", import.meta.url));
let server: Server;
let port: number;
let folder: string;
let trusted: string;

beforeAll(async () => {
  const { key, cert } = selfSigned("news.example");
  folder = await mkdtemp(join(tmpdir(), "onus-tls-"));
  trusted = join(folder, "trusted.pem");
  await writeFile(trusted, cert);
  server = createServer({ key, cert }, (request, response) => response.end(`secure ${request.headers.host}`));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

async function fetched(name: string, certificates: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", script, `https://${name}:${port}/`], {
    env: { ...process.env, NODE_EXTRA_CA_CERTS: certificates },
  });
  return stdout.trim();
}

test("a page over TLS is fetched from the pinned address when the certificate holds for its name", async () => {
  expect(await fetched("news.example", trusted)).toBe(`secure news.example:${port}`);
}, 20_000);

test("a certificate that nobody vouches for, or for another name, is refused as unavailable", async () => {
  const [unknown, otherName] = await Promise.all([fetched("news.example", ""), fetched("other.example", trusted)]);
  expect(unknown).toMatch(/^unavailable: .*secure connection \(DEPTH_ZERO_SELF_SIGNED_CERT\)/);
  expect(otherName).toMatch(/^unavailable: .*secure connection \(ERR_TLS_CERT_ALTNAME_INVALID\)/);
}, 20_000);
