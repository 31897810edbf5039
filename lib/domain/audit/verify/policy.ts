import type { Json } from "../json";
import { parseVerifierKey, type KeyAlgorithm, type NoteKey } from "../note/keys";
import type { Sha256 } from "../tree/hash";
import { readCheckpoint, type SignedCheckpoint } from "./head";
import { isOrigin } from "./leaf-form";
import { malformed, type Refused } from "./outcome";
import { keyLabel } from "./signatures";
import { hasMemberTwice, isObject, type Members } from "./strict-json";
import { type Certificate, readPemCertificate } from "./tokens/certificate";

/** What somebody trusts, docs/audit-format.md §6. */
export type Policy = {
  logs: { origin: string; keys: NoteKey[] }[];
  witnesses: { keys: NoteKey[]; atLeast: number };
  timestamps: { authorities: Certificate[]; atLeast: number };
  checkpoints: SignedCheckpoint[];
};

export const noPolicy: Policy = {
  logs: [],
  witnesses: { keys: [], atLeast: 0 },
  timestamps: { authorities: [], atLeast: 0 },
  checkpoints: [],
};

const wrong = (what: string): Refused => malformed(`The policy is not of the form onus-policy/1: ${what}`);

/** @throws Refused */
export function parsePolicy(sha256: Sha256, text: string): Policy {
  const policy = membersOf(readJson(text), "it", ["format", "logs"], ["witnesses", "timestamps", "checkpoints"]);
  if (hasMemberTwice(text)) throw wrong("it has a member twice.");
  if (policy.format !== "onus-policy/1") throw wrong("its “format” is another.");
  const logs = listOf(policy.logs, "logs").map((each) => {
    const { origin, keys } = membersOf(each, "a log", ["origin", "keys"]);
    if (typeof origin !== "string" || !isOrigin(origin)) throw wrong("a log's “origin” is no name of a log.");
    const read = keysOf(sha256, keys, "note");
    if (read.some(({ name }) => name !== origin)) throw wrong(`a key of ${origin} has another name.`);
    return { origin, keys: read };
  });
  if (new Set(logs.map(({ origin }) => origin)).size < logs.length) throw wrong("a log is listed twice.");
  const witnesses = witnessesOf(sha256, policy.witnesses);
  const labels = [...logs, witnesses].flatMap(({ keys }) => keys.map(keyLabel));
  if (new Set(labels).size < labels.length) throw wrong("two keys have the same name and id.");
  return {
    logs,
    witnesses,
    timestamps: timestampsOf(policy.timestamps),
    checkpoints: (policy.checkpoints === undefined ? [] : listOf(policy.checkpoints, "checkpoints")).map((each) => kept(each, logs)),
  };
}

function readJson(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    throw wrong("it is no JSON.");
  }
}

function membersOf(value: Json | undefined, whose: string, required: string[], optional: string[] = []): Members {
  if (!isObject(value)) throw wrong(`${whose} is no object.`);
  const missing = required.find((key) => !Object.hasOwn(value, key));
  if (missing) throw wrong(`${whose} has no “${missing}”.`);
  const unknown = Object.keys(value).find((key) => !required.includes(key) && !optional.includes(key));
  if (unknown !== undefined) throw wrong(`${whose} has “${unknown}”, which means nothing.`);
  return value;
}

function listOf(value: Json | undefined, name: string): Json[] {
  if (!Array.isArray(value)) throw wrong(`“${name}” is no list.`);
  return value;
}

function keysOf(sha256: Sha256, value: Json | undefined, algorithm: KeyAlgorithm): NoteKey[] {
  const keys = listOf(value, "keys").map((written) => {
    const key = typeof written === "string" ? parseVerifierKey(sha256, written) : null;
    if (key?.algorithm !== algorithm) throw wrong(`“${String(written)}” is no key that may be trusted here.`);
    return key;
  });
  if (new Set(keys.map(({ publicKey }) => publicKey.join())).size < keys.length) throw wrong("a key is listed twice.");
  return keys;
}

function atLeastOf(value: Json | undefined, most: number): number {
  if (!Number.isInteger(value) || (value as number) < 0 || (value as number) > most)
    throw wrong(`“atLeast” is no number from 0 to ${most}.`);
  return value as number;
}

function witnessesOf(sha256: Sha256, value: Json | undefined): Policy["witnesses"] {
  if (value === undefined) return noPolicy.witnesses;
  const members = membersOf(value, "“witnesses”", ["keys", "atLeast"]);
  const keys = keysOf(sha256, members.keys, "cosignature");
  return { keys, atLeast: atLeastOf(members.atLeast, keys.length) };
}

function timestampsOf(value: Json | undefined): Policy["timestamps"] {
  if (value === undefined) return noPolicy.timestamps;
  const members = membersOf(value, "“timestamps”", ["authorities", "atLeast"]);
  const authorities = listOf(members.authorities, "authorities").map((pem) => {
    const certificate = typeof pem === "string" ? readPemCertificate(pem) : null;
    if (!certificate) throw wrong("an authority is no certificate in PEM.");
    return certificate;
  });
  if (new Set(authorities.map(({ der }) => der.join())).size < authorities.length) throw wrong("an authority is listed twice.");
  return { authorities, atLeast: atLeastOf(members.atLeast, authorities.length) };
}

function kept(value: Json, logs: Policy["logs"]): SignedCheckpoint {
  const read = typeof value === "string" ? readCheckpoint(value) : null;
  if (!read) throw wrong("one of “checkpoints” is no checkpoint.");
  const { origin } = read.checkpoint;
  if (!logs.some((log) => log.origin === origin)) throw wrong(`a checkpoint is of ${origin}, which is none of “logs”.`);
  return read;
}
