import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { signingKeyFrom } from "@/lib/domain/audit/note/ed25519";
import { noteKey, writeVerifierKey } from "@/lib/domain/audit/note/keys";
import { sha256 } from "@/lib/domain/audit/tree/sha256";
import { parseSettings, settingNames } from "@/lib/domain/settings";

const secrets = { ONUS_SESSION_SECRET: "x".repeat(32), ONUS_SIGNING_KEY: Buffer.alloc(32, 7).toString("base64") };
const example = readFileSync(join(import.meta.dirname, "../../.env.example"), "utf8");
const lines = example
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => line.split("=") as [string, string]);

function wrong(env: Record<string, string>): Record<string, string> | undefined {
  const parsed = parseSettings(env);
  return parsed.ok ? undefined : parsed.problem.fields;
}

test("the example file names every setting, each with its default", () => {
  expect(lines.map(([name]) => name).sort()).toEqual([...settingNames].sort());
  expect(parseSettings(Object.fromEntries(lines))).toEqual(parseSettings({}));
  const changed = lines.filter(([, value]) => value !== "").map(([name]) => name);
  expect(changed.sort()).toEqual([
    "HOST",
    "ONUS_ANCHOR_MINUTES",
    "ONUS_BUILD_DIR",
    "ONUS_DATA_DIR",
    "ONUS_OIDC_NAME",
    "ONUS_S3_ADDRESSING",
    "ONUS_S3_REGION",
    "ONUS_SEALER",
    "ONUS_TRUSTED_PROXIES",
    "PORT",
  ]);
});

test("nothing set is a whole set of settings: loopback, embedded database, demo", () => {
  expect(parseSettings({})).toMatchObject({
    ok: true,
    value: { databaseUrl: undefined, origin: "http://127.0.0.1:3000", demo: true, dataDir: ".data", oidc: undefined, proposer: undefined },
  });
});

test("a database of one's own asks for secrets, and gets the demo only on request", () => {
  const DATABASE_URL = "postgresql://onus@localhost/onus";
  expect(Object.keys(wrong({ DATABASE_URL }) ?? {})).toEqual(["ONUS_SESSION_SECRET", "ONUS_SIGNING_KEY"]);
  expect(parseSettings({ DATABASE_URL, ...secrets })).toMatchObject({ ok: true, value: { demo: false } });
  expect(parseSettings({ DATABASE_URL, ...secrets, ONUS_DEMO: "1" })).toMatchObject({ ok: true, value: { demo: true } });
});

test("every bad setting is named, all at once, with what is expected of it", () => {
  expect(
    wrong({
      DATABASE_URL: "mysql://x/y",
      PORT: "99999",
      HOST: "a b",
      ONUS_ORIGIN: "https://a.example/path",
      ONUS_SESSION_SECRET: "short",
      ONUS_SIGNING_KEY: "short",
      ONUS_BUILD_DIR: "/",
      ONUS_DEMO: "yes",
      ONUS_OIDC_ISSUER: "ftp://a.example",
      ONUS_PROPOSER_URL: "here",
    }),
  ).toEqual({
    DATABASE_URL: "must look like postgresql://user:password@host:5432/database",
    PORT: "must be 65535 or less",
    HOST: "must be an address to listen on, such as 127.0.0.1 or 0.0.0.0",
    ONUS_ORIGIN: "must be an address without a path, such as https://onus.example.org",
    ONUS_SESSION_SECRET: "must have at least 32 characters",
    ONUS_SIGNING_KEY: "must be 32 random bytes in base64 (44 characters)",
    ONUS_BUILD_DIR: "must be a folder name that begins with .next",
    ONUS_DEMO: "must be 0 or 1",
    ONUS_OIDC_ISSUER: "must be a web address that begins with http:// or https://",
    ONUS_OIDC_CLIENT_ID: "must be set, because ONUS_OIDC_ISSUER is",
    ONUS_OIDC_CLIENT_SECRET: "must be set, because ONUS_OIDC_ISSUER is",
    ONUS_PROPOSER_URL: "must be a web address that begins with http:// or https://",
    ONUS_PROPOSER_MODEL: "must be set, because ONUS_PROPOSER_URL is",
  });
});

test("a bucket is named with its folder, asks for keys, and is at AWS unless another address is given", () => {
  const keys = { ONUS_S3_ACCESS_KEY_ID: "id", ONUS_S3_SECRET_ACCESS_KEY: "secret" };
  expect(parseSettings({ ONUS_BLOBS: "s3://frozen/onus/a/", ONUS_S3_REGION: "eu-central-1", ...keys })).toMatchObject({
    value: { blobs: { endpoint: "https://s3.eu-central-1.amazonaws.com", bucket: "frozen", prefix: "onus/a", addressing: "path" } },
  });
  expect(parseSettings({ ONUS_BLOBS: "s3://frozen", ONUS_S3_ENDPOINT: "http://127.0.0.1:9000/", ...keys })).toMatchObject({
    value: { blobs: { endpoint: "http://127.0.0.1:9000", prefix: "" } },
  });
  expect(parseSettings(keys)).toMatchObject({ value: { blobs: undefined } });
  expect(wrong({ ONUS_BLOBS: "s3://frozen" })).toEqual({
    ONUS_S3_ACCESS_KEY_ID: "must be set, because ONUS_BLOBS is",
    ONUS_S3_SECRET_ACCESS_KEY: "must be set, because ONUS_BLOBS is",
  });
  for (const place of ["/srv/blobs", "s3://", "s3://UPPER", "s3://frozen/../other", "s3://a/b c", "https://frozen"])
    expect(wrong({ ONUS_BLOBS: place, ...keys })).toEqual({ ONUS_BLOBS: "must look like s3://bucket or s3://bucket/prefix" });
});

test("a mistyped name is noticed instead of being ignored", () => {
  expect(wrong({ ONUS_SESION_SECRET: "x".repeat(40) })).toEqual({ ONUS_SESION_SECRET: "is no setting of Onus" });
});

test("hosts that may be fetched come as a list, whatever the spaces and case", () => {
  expect(parseSettings({ ONUS_FETCH_ALLOWED_HOSTS: " Localhost, 127.0.0.1 ,," })).toMatchObject({
    value: { fetchAllowedHosts: ["localhost", "127.0.0.1"] },
  });
});

test("the public address has no slash at its end, and a server on every address is opened on loopback", () => {
  expect(parseSettings({ ONUS_ORIGIN: "https://Onus.example.org/" })).toMatchObject({ value: { origin: "https://onus.example.org" } });
  expect(parseSettings({ HOST: "0.0.0.0", PORT: "8080" })).toMatchObject({ value: { origin: "http://127.0.0.1:8080" } });
  expect(parseSettings({ HOST: "::1" })).toMatchObject({ value: { origin: "http://[::1]:3000" } });
});

test("to whom checkpoints are handed is read: an authority, witnesses by key and address, places; a key that is no witness's is named", () => {
  // The key of C2SP tlog-cosignature's own kind (4): 32 bytes of an Ed25519 key behind it.
  const witness = writeVerifierKey(
    noteKey(sha256, "witness.test", "cosignature", signingKeyFrom(Buffer.alloc(32, 9).toString("base64")).publicKey),
  );
  const given = {
    ONUS_TSA_URL: "https://tsa.test/",
    ONUS_WITNESSES: `${witness} https://witness.test/w/, ${witness} http://127.0.0.1:9`,
    ONUS_PUBLISH: "/srv/checkpoints, https://hook.test/onus",
    ONUS_ANCHOR_MINUTES: "5",
  };
  expect(parseSettings(given)).toMatchObject({
    ok: true,
    value: {
      anchoring: {
        timestampUrl: "https://tsa.test/",
        witnesses: [
          { key: witness, url: "https://witness.test/w/" },
          { key: witness, url: "http://127.0.0.1:9" },
        ],
        publish: ["/srv/checkpoints", "https://hook.test/onus"],
        minutes: 5,
      },
    },
  });
  const bad = { ONUS_WITNESSES: "witness.test+00000000+AAAA https://witness.test/", ONUS_PUBLISH: "s3://bucket", ONUS_ANCHOR_MINUTES: "0" };
  expect(parseSettings(bad)).toMatchObject({ ok: false });
  const refused = parseSettings(bad);
  expect(refused.ok ? [] : Object.keys(refused.problem.fields ?? {}).toSorted()).toEqual([
    "ONUS_ANCHOR_MINUTES",
    "ONUS_S3_ACCESS_KEY_ID",
    "ONUS_S3_SECRET_ACCESS_KEY",
    "ONUS_WITNESSES",
  ]);
});
