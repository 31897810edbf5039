import { createHash, randomBytes } from "node:crypto";
import { ask, NotDone } from "./ask";

/** Whether a response is a token over this imprint (SHA-256, 32 bytes) that holds. */
export type IsToken = (response: Uint8Array, imprint: Uint8Array) => Promise<boolean>;

/**
 * Asks an RFC 3161 authority for a time-stamp of a checkpoint's text, as §3.4 sends it over HTTP.
 * @returns the response, DER, with the authority's certificate in it @throws NotDone
 */
export async function timestamped(url: string, text: string, isToken: IsToken): Promise<Uint8Array> {
  const imprint = createHash("sha256").update(text, "utf8").digest();
  const { status, bytes } = await ask(url, "application/timestamp-query", timestampQuery(imprint, randomBytes(8)));
  if (status !== 200) throw new NotDone(`it answers ${status}`);
  if (!(await isToken(bytes, imprint))) throw new NotDone("what it answers is no time-stamp of this checkpoint that holds");
  return bytes;
}

/** RFC 3161 §2.4.1: TimeStampReq, version 1, with a nonce, asking for the certificate. */
export function timestampQuery(imprint: Uint8Array, nonce: Uint8Array): Uint8Array {
  // SHA-256, 2.16.840.1.101.3.4.2.1, without parameters.
  const algorithm = der(0x30, Buffer.from("0609608648016503040201", "hex"), der(0x05));
  return der(
    0x30,
    der(0x02, Uint8Array.of(1)),
    der(0x30, algorithm, der(0x04, imprint)),
    der(0x02, Uint8Array.of(1), nonce),
    der(0x01, Uint8Array.of(0xff)),
  );
}

/** X.690 §8.1, with the short lengths that are enough here. */
function der(tag: number, ...contents: Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  if (content.length > 127) throw new RangeError("longer than a short length tells");
  return Buffer.concat([Uint8Array.of(tag, content.length), content]);
}
