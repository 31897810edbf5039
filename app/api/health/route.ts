import { readHealth } from "@/lib/data/health";
import { currentSettings } from "@/lib/gateways/settings";
import { version } from "@/package.json";

export const dynamic = "force-dynamic";

/** For load balancers and people: 200 when a request could be served, else 503 naming the part that fails. */
export async function GET(): Promise<Response> {
  const { database, migrations } = await readHealth(currentSettings().databaseUrl);
  const well = database === "ok" && migrations === "current";
  const body = { status: well ? "ok" : "failing", database, migrations, version };
  return Response.json(body, { status: well ? 200 : 503, headers: { "Cache-Control": "no-store" } });
}
