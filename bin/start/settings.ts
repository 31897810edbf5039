import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { parseSettings, type Settings } from "@/lib/domain/settings";
import { badSettings } from "@/lib/gateways/settings";
import { PlainError } from "./plain-error";
import { keptSecrets } from "./secrets";

/** The settings of the environment and of .env, as `npm start` takes them. @throws PlainError naming each bad one */
export function readSettings(): Settings {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const parsed = parseSettings(process.env);
  if (parsed.ok) return parsed.value;
  throw new PlainError(
    `Onus cannot start with these settings. ${badSettings(parsed.problem.fields ?? {})} They are explained in .env.example.`,
  );
}

/** What the server's environment gets besides the operator's own settings. */
export function supplied(settings: Settings, dataDir: string): Record<string, string> {
  const secrets = settings.databaseUrl === undefined ? keptSecrets(dataDir) : undefined;
  const session = settings.sessionSecret ?? secrets?.session ?? "";
  return {
    HOST: settings.host,
    PORT: String(settings.port),
    ONUS_ORIGIN: settings.origin,
    ONUS_DATA_DIR: dataDir,
    ONUS_BUILD_DIR: settings.buildDir,
    ONUS_DEMO: settings.demo ? "1" : "0",
    ONUS_SESSION_SECRET: session,
    ONUS_SIGNING_KEY: settings.signingKeys.join(",") || (secrets?.signing ?? ""),
    ONUS_SIGNER_DIR: resolve(settings.signerDir),
    // What next-auth reads by itself.
    NEXTAUTH_URL: settings.origin,
    NEXTAUTH_SECRET: session,
    NEXT_TELEMETRY_DISABLED: "1",
  };
}
