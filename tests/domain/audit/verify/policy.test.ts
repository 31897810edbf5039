import { expect, test } from "vitest";
import { hasMemberTwice } from "@/lib/domain/audit/verify/strict-json";
import { parsePolicy } from "@/lib/domain/audit/verify/policy";
import { noteKey, writeVerifierKey } from "@/lib/domain/audit/note/keys";
import { nodeCrypto } from "@/bin/verify/node-crypto";
import { madeKey, signedCheckpoint } from "../../../support/bundle/keys";
import { logKey, madeBundle, origin, policy, witness } from "../../../support/bundle/made-bundle";
import { verified } from "../../../support/bundle/verified";
import vectors from "../../../vectors/audit/ed25519.json" with { type: "json" };

const checkpoint = signedCheckpoint(origin, 0, new Uint8Array(32), [logKey]);
const lowOrder = `${origin}+00000000+${Buffer.concat([Buffer.of(1), Buffer.from(vectors.refusedKeys[0]!, "hex")]).toString("base64")}`;

test("a policy with everything in any layout is read", () => {
  const text = `\n${JSON.stringify(JSON.parse(policy({ witnesses: { keys: [witness.vkey], atLeast: 1 }, timestamps: { authorities: [], atLeast: 0 }, checkpoints: [checkpoint] })), null, 4)} `;
  const read = parsePolicy(nodeCrypto.sha256, text);
  expect(Buffer.from(read.logs[0]!.keys[0]!.publicKey)).toEqual(logKey.publicKey);
  expect([read.witnesses.atLeast, read.checkpoints.length]).toEqual([1, 1]);
});

const logs = [{ origin, keys: [logKey.vkey] }];
test.each<[string, string]>([
  ["no JSON", "{"],
  ["no object", "[]"],
  ["no format", JSON.stringify({ logs })],
  ["another format", JSON.stringify({ format: "onus-policy/2", logs })],
  ["no logs", JSON.stringify({ format: "onus-policy/1" })],
  ["a misspelt demand", policy({ witneses: { keys: [], atLeast: 0 } })],
  ["a misspelt member of a demand", policy({ witnesses: { keys: [witness.vkey], atleast: 1 } })],
  ["a demand for more than are listed", policy({ witnesses: { keys: [witness.vkey], atLeast: 2 } })],
  ["a demand for less than none", policy({ witnesses: { keys: [witness.vkey], atLeast: -1 } })],
  ["a demand for one and a half", policy({ timestamps: { authorities: [], atLeast: 0.5 } })],
  ["a key that is none", policy({ logs: [{ origin, keys: ["x"] }] })],
  ["a key of low order", policy({ logs: [{ origin, keys: [lowOrder] }] })],
  ["a key with another id", policy({ logs: [{ origin, keys: [logKey.vkey.replace(/\+[0-9a-f]{8}\+/, "+00000000+")] }] })],
  ["a member twice", policy().replace("{", '{"format":"onus-policy/1",')],
  ["a member twice further in, once with an escape", policy().replace('"keys"', '"k\\u0065ys":[],"keys"')],
  ["a byte order mark", `\ufeff${policy()}`],
  [
    "a key that is no point of the curve",
    policy({
      logs: [{ origin, keys: [writeVerifierKey(noteKey(nodeCrypto.sha256, origin, "note", Uint8Array.of(2, ...new Uint8Array(31))))] }],
    }),
  ],
  ["a key of another name", policy({ logs: [{ origin, keys: [madeKey("other", 1).vkey] }] })],
  ["a witness's key for a log", policy({ logs: [{ origin, keys: [madeKey(origin, 1, "cosignature").vkey] }] })],
  ["a log's key for a witness", policy({ witnesses: { keys: [madeKey("w", 1).vkey], atLeast: 1 } })],
  ["one witness twice", policy({ witnesses: { keys: [witness.vkey, witness.vkey], atLeast: 2 } })],
  ["one log twice", policy({ logs: [...logs, ...logs] })],
  ["an origin with a space", policy({ logs: [{ origin: "a b", keys: [] }] })],
  [
    "an authority that is no certificate",
    policy({ timestamps: { authorities: ["-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"], atLeast: 0 } }),
  ],
  ["a checkpoint that is none", policy({ checkpoints: ["x"] })],
  ["a checkpoint of another log", policy({ checkpoints: [signedCheckpoint("other", 0, new Uint8Array(32), [logKey])] })],
])("a policy with %s is malformed, whatever the bundle is", async (_, text) => {
  expect((await verified(madeBundle(), text)).verdict).toMatchObject({ exit: 2, problem: { what: expect.stringContaining("policy") } });
});

test("the same name in two objects, and names in texts, are no member twice", () => {
  expect(hasMemberTwice('{"a":{"a":1,"b":"a\\":"},"b":[{"a":1},{"a":2}],"c":"{\\"a\\":1"}')).toBe(false);
  expect(hasMemberTwice('{"a":[{"b":1},{"b":1, "c":[], "b" : 2}]}')).toBe(true);
});
