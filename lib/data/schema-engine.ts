import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";

type EngineModule = {
  SchemaEngine: { new: typeof SchemaEngine.new };
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
};

/** Its glue code caches views of one memory: a second instance in the same process would read the first one's. */
let loaded: Promise<EngineModule> | undefined;

/**
 * Prisma's schema engine as WebAssembly: the CLI would download a native one, which a closed network cannot.
 * One adapter at a time, and `free()` it afterwards.
 */
export async function openSchemaEngine(adapter: SqlMigrationAwareDriverAdapterFactory): Promise<SchemaEngine> {
  const engine = await (loaded ??= load());
  return engine.SchemaEngine.new({ datamodels: undefined }, () => undefined, bindMigrationAwareSqlAdapterFactory(adapter));
}

/** The package is laid out for bundlers, so its module and its .wasm are joined here by hand. */
async function load(): Promise<EngineModule> {
  const glue = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const engine = (await import("@prisma/schema-engine-wasm/schema_engine_bg")) as unknown as EngineModule;
  const bytes = new Uint8Array(await readFile(join(dirname(glue), "schema_engine_bg.wasm")));
  const imports = { ...engine } as unknown as WebAssembly.ModuleImports;
  // Its ten-second limit for a lock is never cleared and would keep a finished process waiting.
  for (const name of Object.keys(imports).filter((key) => key.startsWith("__wbg_setTimeout"))) {
    imports[name] = (act: () => void, waitMs: number) => setTimeout(act, waitMs).unref();
  }
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": imports });
  engine.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return engine;
}

/** For `diff` between two schema files: a database that only says that it is PostgreSQL 15, and stores nothing. */
export const noDatabase: SqlMigrationAwareDriverAdapterFactory = {
  provider: "postgres",
  adapterName: "@prisma/adapter-pg",
  connect: () => Promise.resolve(silent),
  connectToShadowDb: () => Promise.resolve(silent),
};

const silent: SqlDriverAdapter = {
  provider: "postgres",
  adapterName: "@prisma/adapter-pg",
  // The engine's greeting asks: does the schema exist, version(), server_version_num.
  queryRaw: () =>
    Promise.resolve({
      columnNames: ["exists", "version", "numeric_version"],
      columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
      rows: [[true, "PostgreSQL 15.0", 150000]],
    }),
  executeRaw: () => Promise.resolve(0),
  executeScript: () => Promise.resolve(),
  startTransaction: () => Promise.reject(new Error("Comparing two schema files opens no transaction.")),
  getConnectionInfo: () => ({ schemaName: "public", supportsRelationJoins: true }),
  dispose: () => Promise.resolve(),
};
