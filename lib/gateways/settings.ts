import { parseSettings, type Settings } from "@/lib/domain/settings";
import { Refusal } from "@/lib/domain/problems";

/** The settings of a running server: bin/start has supplied the database and the secrets if nobody else did. */
export type ServerSettings = Settings & { databaseUrl: string; sessionSecret: string };

let kept: { databaseUrl: string | undefined; settings: ServerSettings } | undefined;

/**
 * The environment's settings, read once; again when DATABASE_URL changes, as it does between test files.
 * @throws Refusal `unavailable` naming each bad setting. `npm start` has checked them before the server runs.
 */
export function currentSettings(): ServerSettings {
  if (kept !== undefined && kept.databaseUrl === process.env.DATABASE_URL) return kept.settings;
  const parsed = parseSettings(process.env);
  if (!parsed.ok) throw new Refusal("unavailable", { detail: badSettings(parsed.problem.fields ?? {}) });
  const { databaseUrl, sessionSecret, signingKeys } = parsed.value;
  if (!databaseUrl || !sessionSecret || signingKeys.length === 0) throw new Refusal("unavailable", { detail: "DATABASE_URL is not set." });
  kept = { databaseUrl: process.env.DATABASE_URL, settings: { ...parsed.value, databaseUrl, sessionSecret } };
  return kept.settings;
}

/** For tests that change a setting: the next reader sees it. */
export function forgetSettings(): void {
  kept = undefined;
}

export function badSettings(fields: Record<string, string>): string {
  return Object.entries(fields)
    .map(([name, expected]) => `${name} ${expected}.`)
    .join(" ");
}
