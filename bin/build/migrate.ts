/** `npm run db:migrate`: brings the PostgreSQL of DATABASE_URL to this checkout's schema. `npm start` does the same by itself. */
import { fileURLToPath } from "node:url";
import { migrate } from "@/lib/data/migrate";

const url = process.env.DATABASE_URL;
if (!url) {
  console.error("Set DATABASE_URL to the database to migrate; the embedded one is migrated by npm start.");
  process.exit(2);
}
try {
  const applied = await migrate(url, fileURLToPath(new URL("../../prisma/migrations", import.meta.url)));
  console.log(applied.length === 0 ? "The database is current." : `Applied ${applied.join(", ")}.`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
