import { readFileSync } from "node:fs";
import { join } from "node:path";
import { databaseUrl } from "../../bin/postgres/databases";
import { fillWorkspace } from "../bench/pages/rows";
import { asOwner } from "../support/workspace";

/* A program: puts an article of 200 kB with 2,000 claims into the demo and prints its address. By hand nobody waits for that. */
const dataDir = process.env.E2E_DATA_DIR!;
const { database: passwords } = JSON.parse(readFileSync(join(dataDir, "secrets.json"), "utf8")) as {
  database: { postgres: string; onus: string };
};
const port = Number(readFileSync(join(dataDir, "postgres", "postmaster.pid"), "utf8").split("\n")[3]);
const url = databaseUrl({ port, passwords }, "postgres", "onus");
const [demo] = await asOwner<{ workspaceId: string; userId: string }>(
  `SELECT workspace.id AS "workspaceId", "user".id AS "userId" FROM workspace, "user" WHERE workspace.slug = 'demo' AND "user".email = 'ana@example.org'`,
  [],
  url,
);
const { workspaceId, userId } = demo!;
const workspace = { workspaceId, viewers: { analyst: { userId } } } as Parameters<typeof fillWorkspace>[1];
console.log(`/demo/articles/${await fillWorkspace(url, workspace, 1, 2000)}`);
