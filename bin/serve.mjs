// The web server, as a child of bin/start: says when it listens, and ends when it is told to or when its parent is gone.
import { createServer } from "node:http";
import next from "next";
import { mark } from "./serve/front.mjs";

const dev = process.argv.includes("--dev");
const hostname = process.env.HOST;
const port = Number(process.env.PORT);
/** Streams may stay open for ever: a stop waits this long for what is under way. */
const patienceMs = 3000;

const app = next({ dev, dir: process.cwd(), hostname, port, quiet: !dev });
await app.prepare();
const handle = app.getRequestHandler();
const believesProxies = Number(process.env.ONUS_TRUSTED_PROXIES || 0) > 0;
const server = createServer((request, response) => {
  mark(request, response, { dev, believesProxies });
  void handle(request, response);
});
server.on("upgrade", app.getUpgradeHandler());
server.once("error", (error) => report({ failed: error.code ?? error.message }, () => process.exit(1)));
server.listen(port, hostname, () => report({ listening: true }));

// Ctrl-C reaches the whole group of a terminal; only the parent decides what is stopped when.
process.on("SIGINT", () => {});
process.once("SIGTERM", stop);
process.once("disconnect", stop);

function stop() {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
  setTimeout(() => process.exit(0), patienceMs);
}

function report(message, then = () => {}) {
  if (process.connected) process.send(message, then);
}
