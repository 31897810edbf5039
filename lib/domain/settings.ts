import { z } from "zod";
import { parseVerifierKey } from "./audit/note/keys";
import { sha256 } from "./audit/tree/sha256";
import type { Result } from "./problems";

const yesNo = z.enum(["0", "1"], "must be 0 or 1").transform((value) => value === "1");
const list = z.string().transform((value) =>
  value
    .split(",")
    .map((item) => item.trim().toLowerCase())
    .filter(Boolean),
);
const webAddress = z.url({ protocol: /^https?$/, error: "must be a web address that begins with http:// or https://" });

/** Every setting, by its name in the environment. What is empty counts as not set. */
const environment = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: "must look like postgresql://user:password@host:5432/database" }).optional(),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, "must be an address to listen on, such as 127.0.0.1 or 0.0.0.0")
    .default("127.0.0.1"),
  PORT: z.coerce
    .number("must be a port number")
    .int("must be a port number")
    .min(1, "must be 1 or more")
    .max(65_535, "must be 65535 or less")
    .default(3000),
  ONUS_ORIGIN: webAddress
    .refine(
      (value) => URL.canParse(value) && ["", "/"].includes(new URL(value).pathname + new URL(value).search),
      "must be an address without a path, such as https://onus.example.org",
    )
    .transform((value) => new URL(value).origin)
    .optional(),
  ONUS_SESSION_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  ONUS_SIGNING_KEY: z
    .string()
    .regex(/^[A-Za-z0-9+/]{43}=( *, *[A-Za-z0-9+/]{43}=)*$/, "must be 32 random bytes in base64 (44 characters)")
    .optional(),
  ONUS_SEALER: z.enum(["on", "off"], "must be on or off").default("on"),
  ONUS_SIGNER_DIR: z.string().optional(),
  ONUS_TSA_URL: webAddress.optional(),
  ONUS_WITNESSES: z
    .string()
    .regex(
      /^\S+ https?:\/\/\S+( *, *\S+ https?:\/\/[^\s,]+)*$/,
      "must be keys and addresses, such as witness.example+0123abcd+BASE64 https://witness.example/, separated by commas",
    )
    .refine(
      (value) => pairsIn(value).every(({ key }) => parseVerifierKey(sha256, key)?.algorithm === "cosignature"),
      "must name keys of witnesses (C2SP vkeys of type 4)",
    )
    .optional(),
  ONUS_PUBLISH: z
    .string()
    .regex(
      /^(\/[^,]+|s3:\/\/[\w./-]+|https?:\/\/[^,\s]+)( *, *(\/[^,]+|s3:\/\/[\w./-]+|https?:\/\/[^,\s]+))*$/,
      "must be absolute folders, s3://bucket/prefix or web addresses, separated by commas",
    )
    .optional(),
  ONUS_ANCHOR_MINUTES: z.coerce
    .number("must be a number")
    .min(0.05, "must be at least 0.05")
    .max(10_080, "must be at most 10080")
    .default(10),
  ONUS_DATA_DIR: z.string().default(".data"),
  ONUS_BUILD_DIR: z
    .string()
    .regex(/^\.next[\w-]*$/, "must be a folder name that begins with .next")
    .default(".next"),
  ONUS_DEMO: yesNo.optional(),
  ONUS_TRUSTED_PROXIES: z.coerce
    .number("must be a number")
    .int("must be a whole number")
    .min(0, "must be 0 or more")
    .max(9, "must be 9 or less")
    .default(0),
  ONUS_BLOBS: z
    .string()
    .regex(/^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/[\w-]+)*\/?$/, "must look like s3://bucket or s3://bucket/prefix")
    .optional(),
  ONUS_S3_ENDPOINT: webAddress
    .refine((value) => URL.canParse(value) && new URL(value).pathname + new URL(value).search === "/", "must be an address without a path")
    .transform((value) => new URL(value).origin)
    .optional(),
  ONUS_S3_REGION: z
    .string()
    .regex(/^[\w-]+$/, "must be the name of a region, such as eu-central-1")
    .default("us-east-1"),
  ONUS_S3_ADDRESSING: z.enum(["path", "host"], "must be path or host").default("path"),
  ONUS_S3_ACCESS_KEY_ID: z.string().optional(),
  ONUS_S3_SECRET_ACCESS_KEY: z.string().optional(),
  ONUS_FETCH_ALLOWED_HOSTS: list.default([]),
  ONUS_OIDC_ISSUER: webAddress.optional(),
  ONUS_OIDC_CLIENT_ID: z.string().optional(),
  ONUS_OIDC_CLIENT_SECRET: z.string().optional(),
  ONUS_OIDC_NAME: z.string().default("Single sign-on"),
  ONUS_PROPOSER_URL: webAddress.optional(),
  ONUS_PROPOSER_MODEL: z.string().optional(),
  ONUS_PROPOSER_KEY: z.string().optional(),
  ONUS_SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: "must look like smtp://user:password@mail.example.org:587, or smtps:// for TLS from the start" })
    .optional(),
  ONUS_MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*@[^\r\n]+$/, "must be an address to send from, such as Onus <onus@example.org>")
    .optional(),
});

export const settingNames = Object.keys(environment.shape);

/** A bucket that speaks S3, and the folder in it, without slashes at its ends. */
export type S3Settings = {
  /** Scheme and host, without a slash at the end. */
  endpoint: string;
  region: string;
  bucket: string;
  prefix: string;
  /** Where the bucket's name stands: before the path, or before the host. */
  addressing: "path" | "host";
  accessKeyId: string;
  secretAccessKey: string;
};

/** `key`: a C2SP vkey; `publish`: a folder, s3://bucket/prefix or a web address. */
export type AnchoringSettings = {
  timestampUrl: string | undefined;
  witnesses: { key: string; url: string }[];
  publish: (string | S3Settings)[];
  minutes: number;
};

export type Settings = {
  /** Undefined: the embedded PostgreSQL. */
  databaseUrl: string | undefined;
  host: string;
  port: number;
  /** As a browser sees it, without a slash at the end. */
  origin: string;
  sessionSecret: string | undefined;
  /** Ed25519 seeds, 32 bytes in base64 each: the first signs, the others have signed before. Empty: the embedded default's own. */
  signingKeys: string[];
  /** Whether this process may be the one that puts the logs in order and signs them. */
  sealer: boolean;
  /** Where the signer keeps what it has signed. */
  signerDir: string;
  /** To whom checkpoints are handed, and how often at most. */
  anchoring: AnchoringSettings;
  dataDir: string;
  buildDir: string;
  /** Undefined: frozen documents lie in the data folder. */
  blobs: S3Settings | undefined;
  demo: boolean;
  /** How many proxies of the operator's own stand in front and append to X-Forwarded-For. */
  trustedProxies: number;
  /** Host names that a fetch may reach though they are not public, in lower case. */
  fetchAllowedHosts: string[];
  oidc: { issuer: string; clientId: string; clientSecret: string; name: string } | undefined;
  proposer: { url: string; model: string; key: string | undefined } | undefined;
  /** Undefined: nothing is mailed, and pages say so. */
  mail: { smtpUrl: string; from: string } | undefined;
};

/** `invalid` with one entry a bad setting, by its name: what is expected of it. */
export function parseSettings(env: Record<string, string | undefined>): Result<Settings> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const parsed = environment.safeParse(given);
  const fields: Record<string, string> = {};
  for (const issue of parsed.error?.issues ?? []) fields[String(issue.path[0])] ??= issue.message;
  for (const name of Object.keys(given))
    if (name.startsWith("ONUS_") && !settingNames.includes(name)) fields[name] = "is no setting of Onus";
  needs(fields, given, "DATABASE_URL", ["ONUS_SESSION_SECRET", "ONUS_SIGNING_KEY"]);
  needs(fields, given, "ONUS_BLOBS", ["ONUS_S3_ACCESS_KEY_ID", "ONUS_S3_SECRET_ACCESS_KEY"]);
  if (given.ONUS_PUBLISH?.includes("s3://")) needs(fields, given, "ONUS_PUBLISH", ["ONUS_S3_ACCESS_KEY_ID", "ONUS_S3_SECRET_ACCESS_KEY"]);
  needs(fields, given, "ONUS_OIDC_ISSUER", ["ONUS_OIDC_CLIENT_ID", "ONUS_OIDC_CLIENT_SECRET"]);
  needs(fields, given, "ONUS_PROPOSER_URL", ["ONUS_PROPOSER_MODEL"]);
  needs(fields, given, "ONUS_SMTP_URL", ["ONUS_MAIL_FROM"]);
  if (parsed.data === undefined || Object.keys(fields).length > 0) return { ok: false, problem: { kind: "invalid", fields } };
  return { ok: true, value: arranged(parsed.data) };
}

function needs(fields: Record<string, string>, given: Record<string, string | undefined>, because: string, names: string[]): void {
  for (const name of given[because] ? names : []) if (!given[name]) fields[name] ??= `must be set, because ${because} is`;
}

function arranged(env: z.output<typeof environment>): Settings {
  const { ONUS_OIDC_ISSUER: issuer, ONUS_OIDC_CLIENT_ID: clientId, ONUS_OIDC_CLIENT_SECRET: clientSecret } = env;
  const { ONUS_PROPOSER_URL: url, ONUS_PROPOSER_MODEL: model } = env;
  return {
    databaseUrl: env.DATABASE_URL,
    host: env.HOST,
    port: env.PORT,
    origin: env.ONUS_ORIGIN ?? `http://${reachable(env.HOST)}:${env.PORT}`,
    sessionSecret: env.ONUS_SESSION_SECRET,
    signingKeys: env.ONUS_SIGNING_KEY?.split(",").map((seed) => seed.trim()) ?? [],
    sealer: env.ONUS_SEALER === "on",
    signerDir: env.ONUS_SIGNER_DIR ?? `${env.ONUS_DATA_DIR}/signer`,
    anchoring: {
      timestampUrl: env.ONUS_TSA_URL,
      witnesses: pairsIn(env.ONUS_WITNESSES),
      publish: listed(env.ONUS_PUBLISH).flatMap((place) => (place.startsWith("s3://") ? (bucketIn(env, place) ?? []) : place)),
      minutes: env.ONUS_ANCHOR_MINUTES,
    },
    dataDir: env.ONUS_DATA_DIR,
    buildDir: env.ONUS_BUILD_DIR,
    blobs: bucketIn(env, env.ONUS_BLOBS),
    // The embedded default greets with a demo; a database of somebody's own stays as it is unless they ask.
    demo: env.ONUS_DEMO ?? env.DATABASE_URL === undefined,
    trustedProxies: env.ONUS_TRUSTED_PROXIES,
    fetchAllowedHosts: env.ONUS_FETCH_ALLOWED_HOSTS,
    oidc: issuer && clientId && clientSecret ? { issuer, clientId, clientSecret, name: env.ONUS_OIDC_NAME } : undefined,
    mail: env.ONUS_SMTP_URL && env.ONUS_MAIL_FROM ? { smtpUrl: env.ONUS_SMTP_URL, from: env.ONUS_MAIL_FROM } : undefined,
    proposer: url && model ? { url, model, key: env.ONUS_PROPOSER_KEY } : undefined,
  };
}

const pairsIn = (value: string | undefined): { key: string; url: string }[] =>
  listed(value).map((pair) => {
    const [key = "", url = ""] = pair.split(/ +/);
    return { key, url };
  });

const listed = (value: string | undefined): string[] => value?.split(",").map((item) => item.trim()) ?? [];

function bucketIn(env: z.output<typeof environment>, place: string | undefined): S3Settings | undefined {
  const { ONUS_S3_REGION: region, ONUS_S3_ACCESS_KEY_ID: accessKeyId, ONUS_S3_SECRET_ACCESS_KEY: secretAccessKey } = env;
  if (!place || !accessKeyId || !secretAccessKey) return undefined;
  const [bucket = "", ...folders] = place.slice("s3://".length).split("/").filter(Boolean);
  const endpoint = env.ONUS_S3_ENDPOINT ?? `https://s3.${region}.amazonaws.com`;
  return { endpoint, region, bucket, prefix: folders.join("/"), addressing: env.ONUS_S3_ADDRESSING, accessKeyId, secretAccessKey };
}

/** What a browser on this machine can open when the server listens on every address. */
function reachable(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}
