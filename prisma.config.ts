import { defineConfig } from "prisma/config";

// `generate` asks for an engine it never runs, and would download one: any existing path keeps it offline.
if (process.argv.includes("generate")) process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  // Only for those who run Prisma's own `migrate deploy`; Onus applies migrations by itself at start.
  ...(process.env.DATABASE_URL ? { datasource: { url: process.env.DATABASE_URL } } : {}),
});
