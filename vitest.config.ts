import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

/**
 * `unit` needs nothing but Node; `operations` needs a PostgreSQL, which its global set-up starts; `platform` starts and kills the
 * whole product, one after the other, from the build in .next-test.
 */
export default defineConfig({
  resolve: { alias: { "@": root } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["tests/{domain,gateways,architecture,cli,app}/**/*.test.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "operations",
          include: ["tests/{operations,data,pipeline,background}/**/*.test.ts"],
          globalSetup: ["tests/support/postgres-global-setup.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "platform",
          include: ["tests/platform/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
