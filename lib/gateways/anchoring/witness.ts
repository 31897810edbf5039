import { toBase64 } from "@/lib/domain/audit/note/base64";
import { type VerifyEd25519, vouchedBy } from "@/lib/domain/audit/note/checkpoint";
import type { NoteKey } from "@/lib/domain/audit/note/keys";
import { type NoteSignature, parseNote } from "@/lib/domain/audit/note/signed-note";
import { ask, NotDone } from "./ask";

export type Witness = { key: NoteKey; url: string };

/** What a witness is asked to vouch for. `proofFrom`: proof that the log of an earlier size is the beginning of this one. */
export type Witnessed = { note: string; size: number; proofFrom: (size: number) => Promise<Uint8Array[]> };

/**
 * Asks a witness to cosign a checkpoint: C2SP tlog-witness, `add-checkpoint`. A witness that knows the log at another size says so, and is asked once more from there.
 * @param known size that it was last asked for; 0: never @returns its line @throws NotDone
 */
export async function cosigned({ key, url }: Witness, asked: Witnessed, known: number, verify: VerifyEd25519): Promise<NoteSignature> {
  let answer = await add(url, asked, known);
  if (answer.status === 409) {
    const size = answer.type.startsWith("text/x.tlog.size") ? Number(/^(\d{1,16})\n$/.exec(textOf(answer.bytes))?.[1]) : Number.NaN;
    if (!Number.isSafeInteger(size)) throw new NotDone("it answers 409 and does not say what it knows");
    if (size > asked.size)
      throw new NotDone(
        `it has already seen ${size} entries of this log, more than there are: the log has lost some, or another one goes under its name`,
      );
    answer = await add(url, asked, size);
  }
  if (answer.status === 404) throw new NotDone("it does not know this log: its operator has to add it");
  if (answer.status === 403) throw new NotDone("it does not know the key that signs this log");
  if (answer.status === 422) throw new NotDone("it finds that this log is no continuation of what it saw before");
  if (answer.status !== 200) throw new NotDone(`it answers ${answer.status}`);
  const note = parseNote(`${parseNote(asked.note)?.text ?? ""}\n${textOf(answer.bytes)}`);
  const line = note?.signatures.find(({ name, keyId }) => name === key.name && key.id.every((byte, at) => keyId[at] === byte));
  if (!note || !line || typeof (await vouchedBy(key, note, verify)) !== "number")
    throw new NotDone("what it answers is not its signature of this checkpoint");
  return line;
}

async function add(url: string, { note, proofFrom }: Witnessed, from: number) {
  const proof = (await proofFrom(from)).map((hash) => `${toBase64(hash)}\n`).join("");
  return ask(`${url.replace(/\/$/, "")}/add-checkpoint`, "text/plain; charset=utf-8", `old ${from}\n${proof}\n${note}`);
}

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
