import { fork, spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { encode } from "next-auth/jwt";
import { buildIfStale } from "../../../bin/build/production";
import { freePort } from "../../../bin/postgres/free-port";
import { asOwner } from "../../support/workspace";

export type Server = { address: string; pid: number; stop: () => Promise<void> };

const buildDir = ".next-test";
const nothing = resolve(".next-nothing");

/** The product, built for production, on a database. */
export async function productServer(databaseUrl: string): Promise<Server> {
  await buildIfStale(buildDir, new AbortController().signal, (line) => console.error(line));
  return serve(process.cwd(), { DATABASE_URL: databaseUrl, ONUS_BUILD_DIR: buildDir });
}

/** A dynamic page of the same Next that does nothing. */
export async function emptyServer(): Promise<Server> {
  rmSync(nothing, { recursive: true, force: true });
  mkdirSync(join(nothing, "app"), { recursive: true });
  writeFileSync(join(nothing, "package.json"), '{"private":true}');
  writeFileSync(join(nothing, "next.config.mjs"), "export default {};");
  writeFileSync(
    join(nothing, "app/layout.js"),
    "export default function Layout({ children }) { return <html lang='en'><body>{children}</body></html>; }",
  );
  writeFileSync(
    join(nothing, "app/page.js"),
    "export const dynamic = 'force-dynamic'; export default function Page() { return <p>Nothing.</p>; }",
  );
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  const built = spawnSync(process.execPath, [next, "build"], {
    cwd: nothing,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    encoding: "utf8",
  });
  if (built.status !== 0) throw new Error(built.stdout + built.stderr);
  const server = await serve(nothing, {});
  return { ...server, stop: async () => (await server.stop(), rmSync(nothing, { recursive: true, force: true })) };
}

async function serve(cwd: string, env: Record<string, string>): Promise<Server> {
  const port = await freePort();
  const child = fork(resolve("bin/serve.mjs"), [], {
    cwd,
    env: { ...process.env, HOST: "127.0.0.1", PORT: String(port), ...env, NODE_ENV: "production" },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  await new Promise<void>((done, fail) => {
    child.once("message", (message: { failed?: string }) => (message.failed ? fail(new Error(message.failed)) : done()));
    child.once("exit", (code) => fail(new Error(`the server ended with ${code}`)));
  });
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  return { address: `http://127.0.0.1:${port}`, pid: child.pid!, stop: async () => (child.kill("SIGTERM"), ended) };
}

/** A cookie of a signed-in browser. */
export async function cookieOf(userId: string, url: string): Promise<string> {
  const [session] = await asOwner<{ id: string }>(
    `INSERT INTO session (id, user_id, created_at, expires_at, user_agent) VALUES (gen_random_uuid(), $1, now(), now() + interval '1 day', 'bench') RETURNING id`,
    [userId],
    url,
  );
  return `onus.session=${await encode({ token: { sid: session!.id }, secret: process.env.ONUS_SESSION_SECRET! })}`;
}
