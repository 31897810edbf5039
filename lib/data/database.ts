import { PrismaPg } from "@prisma/adapter-pg";
import { currentSettings } from "@/lib/gateways/settings";
import { PrismaClient } from "./generated/client";

/** The role every connection takes on: subject to row-level security, whoever logged in. */
const appRole = "-c role=onus_app";

const kept = globalThis as typeof globalThis & { onusDatabase?: { url: string; client: PrismaClient } };

/** One client a process, also across hot reloads. Tests that change DATABASE_URL get a new one. */
export function database(): PrismaClient {
  const url = currentSettings().databaseUrl;
  if (kept.onusDatabase?.url === url) return kept.onusDatabase.client;
  const adapter = new PrismaPg({ connectionString: url, options: appRole, max: 20 });
  const client = new PrismaClient({ adapter });
  kept.onusDatabase = { url, client };
  return client;
}

export async function closeDatabase(): Promise<void> {
  await kept.onusDatabase?.client.$disconnect();
  delete kept.onusDatabase;
}
