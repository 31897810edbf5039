import type { TestProject } from "vitest/node";
import type { Access } from "../../bin/postgres/databases";
import { startTestCluster } from "./postgres-cluster";

declare module "vitest" {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- merging into vitest's interface needs one
  export interface ProvidedContext {
    postgres: Access;
  }
}

/** One PostgreSQL for a run of the operation tests; each test file takes its own copy of the migrated database. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { access, stop } = await startTestCluster();
  project.provide("postgres", access);
  return stop;
}
