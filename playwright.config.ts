import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { chromiumArgs, chromiumPath } from "./bin/test/browser";

// Workers read this file too: what the first reader chose reaches them through the environment.
const port = (process.env.E2E_PORT ??= "3210");
const webPort = (process.env.E2E_WEB_PORT ??= String(Number(port) + 1));
const mailPort = (process.env.E2E_MAIL_PORT ??= String(Number(port) + 2));
const dataDir = (process.env.E2E_DATA_DIR ??= join(mkdtempSync(join(tmpdir(), "onus-e2e-")), "data"));
const executablePath = chromiumPath();

/** The product as people start it: production build, a PostgreSQL of its own, the demo. The sign-ins are in E2E_DATA_DIR/demo-sign-ins.json. */
export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  forbidOnly: true,
  retries: 0,
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    browserName: "chromium",
    locale: "en-GB",
    timezoneId: "UTC",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: { args: chromiumArgs, ...(executablePath ? { executablePath } : {}) },
  },
  webServer: {
    command: "node bin/start.mjs",
    url: `http://127.0.0.1:${port}/api/health`,
    timeout: 300_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
    env: {
      PORT: port,
      HOST: "127.0.0.1",
      ONUS_DATA_DIR: dataDir,
      ONUS_BUILD_DIR: ".next-test",
      // A server that the tests run themselves stands in for the web.
      ONUS_FETCH_ALLOWED_HOSTS: `127.0.0.1:${webPort}`,
      // And here for everybody's mailbox.
      ONUS_SMTP_URL: `smtp://127.0.0.1:${mailPort}`,
      ONUS_MAIL_FROM: "Onus <onus@example.org>",
    },
  },
});
