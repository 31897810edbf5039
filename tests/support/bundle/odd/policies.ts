import { createHash } from "node:crypto";
import { madeKey, signedCheckpoint } from "../keys";
import { bundleFiles, logKey, origin, otherWitness, policy, witness } from "../made-bundle";
import { type Case, keptOf, one, right, unknown, wrongLine } from "./case";

const vkeyOf = (publicKey: Buffer, name = origin): string => {
  const bytes = Buffer.concat([Buffer.of(1), publicKey]);
  const id = createHash("sha256").update(`${name}\n`).update(bytes).digest("hex").slice(0, 8);
  return `${name}+${id}+${bytes.toString("base64")}`;
};
/** y = 2 is of no point: (y² − 1) / (d y² + 1) is no square. */
const keyBytes = (first: number, last = 0): Buffer => Buffer.concat([Buffer.of(first), Buffer.alloc(30), Buffer.of(last)]);
const withKeys = (...keys: string[]): string => JSON.stringify({ format: "onus-policy/1", logs: [{ origin, keys }] });

const policies: Record<string, string> = {
  "no log": JSON.stringify({ format: "onus-policy/1", logs: [] }),
  "a log without keys": withKeys(),
  "a key twice": withKeys(logKey.vkey, logKey.vkey),
  "another log": JSON.stringify({ format: "onus-policy/1", logs: [{ origin: unknown.name, keys: [unknown.vkey] }] }),
  "another log's key": withKeys(unknown.vkey),
  "a witness for a log": withKeys(madeKey(origin, 1, "cosignature").vkey),
  "a key with a letter changed": withKeys(logKey.vkey.replace(/.$/, "A")),
  ...Object.fromEntries([0, 1, 2, 3, 4, 7, 236, 237].map((y) => [`a key that is y = ${y}`, withKeys(vkeyOf(keyBytes(y)))])),
  "a key that is y = 1 and odd": withKeys(vkeyOf(keyBytes(1, 0x80))),
  "a key above p": withKeys(vkeyOf(Buffer.concat([Buffer.of(0xf0), Buffer.alloc(30, 0xff), Buffer.of(0x7f)]))),
  "a member twice": `{"format":"onus-policy/1","witnesses":{"keys":["${witness.vkey}"],"atLeast":1},"logs":[],"witnesses":{"keys":[],"atLeast":0}}`,
  "a member twice, once in escapes": `{"format":"onus-policy/1","logs":[],"l\\u006fgs":[]}`,
  "strings that look like members": JSON.stringify({ format: "onus-policy/1", logs: [], checkpoints: ['{"a":1,"a":1}'] }),
  "a byte order mark": `\ufeff${policy()}`,
  "white space": JSON.stringify(JSON.parse(policy()), null, 4),
  "a comma too many": policy().replace("]}]", "]}],"),
  nothing: "",
  "a misspelt member": policy({ witness: { keys: [], atLeast: 0 } }),
  "a fraction of a witness": policy({ witnesses: { keys: [witness.vkey], atLeast: 0.5 } }),
  "as many as 1.0": policy({ witnesses: { keys: [], atLeast: 0 } }).replace('"atLeast":0', '"atLeast":0.0'),
  "-0": policy({ witnesses: { keys: [], atLeast: 0 } }).replace('"atLeast":0', '"atLeast":-0'),
  true: policy({ witnesses: { keys: [witness.vkey], atLeast: true } }),
  "more than are listed": policy({ witnesses: { keys: [witness.vkey], atLeast: 2 } }),
  "no number": policy({ witnesses: { keys: [witness.vkey] } }),
  "a witness that has not signed": policy({ witnesses: { keys: [otherWitness.vkey], atLeast: 1 } }),
  "an authority that is none": policy({
    timestamps: { authorities: ["-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"], atLeast: 0 },
  }),
  "a kept checkpoint": policy({ checkpoints: [keptOf(11, right.rootAt(11))] }),
  "a kept checkpoint of nothing": policy({ checkpoints: [keptOf(0, right.rootAt(0))] }),
  "a kept checkpoint of nothing with a root": policy({ checkpoints: [keptOf(0, right.rootAt(1))] }),
  "a kept checkpoint of another tree": policy({ checkpoints: [keptOf(11, right.rootAt(12))] }),
  "a kept checkpoint that is newer": policy({ checkpoints: [keptOf(22, right.rootAt(12))] }),
  "a newer one and a wrong one": policy({ checkpoints: [keptOf(22, right.rootAt(12)), keptOf(3, right.rootAt(4))] }),
  "a kept checkpoint by somebody else": policy({ checkpoints: [keptOf(11, right.rootAt(11), [unknown])] }),
  "a newer kept checkpoint by somebody else": policy({ checkpoints: [keptOf(99, right.rootAt(11), [unknown])] }),
  "a kept checkpoint of another log": policy({ checkpoints: [signedCheckpoint("elsewhere", 1, right.rootAt(1), [logKey])] }),
  "a kept checkpoint with a witness's bad line": policy({
    checkpoints: [wrongLine(keptOf(11, right.rootAt(11)))],
    witnesses: { keys: [witness.vkey], atLeast: 0 },
  }),
  "a kept checkpoint that is no note": policy({ checkpoints: ["x"] }),
  "an origin with half a pair": `{"format":"onus-policy/1","logs":[{"origin":"a\\ud800","keys":[]}]}`,
  "an origin with a next line": `{"format":"onus-policy/1","logs":[{"origin":"a\u0085b","keys":[]}]}`,
  "an origin with a byte order mark": `{"format":"onus-policy/1","logs":[{"origin":"a\ufeffb","keys":[]}]}`,
  "an origin with a control character": `{"format":"onus-policy/1","logs":[{"origin":"a\\u0001b","keys":[]}]}`,
};

export const policyCases = (): Case[] => Object.entries(policies).map(([name, text]) => one(`a policy: ${name}`, bundleFiles(), text));
