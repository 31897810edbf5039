import type { HashName, VerifySignature } from "../environment";
import { plainEcdsa } from "./algorithms";

const coordinateBytes = { "P-256": 32, "P-384": 48, "P-521": 66 } as const;
const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(bytes);

/** RSA (PKCS #1 v1.5) and ECDSA by WebCrypto, which Node and browsers have. What it cannot take for a key or a signature does not hold. */
export const webVerifySignature: VerifySignature = async ({ kind, hash }, { spki, curve }, message, signature) => {
  const plain = kind === "rsa" ? signature : curve && plainEcdsa(signature, coordinateBytes[curve]);
  if (!plain) return false;
  const { subtle } = globalThis.crypto;
  try {
    const algorithm = kind === "rsa" ? { name: "RSASSA-PKCS1-v1_5", hash } : { name: "ECDSA", namedCurve: curve! };
    const key = await subtle.importKey("spki", own(spki), algorithm, false, ["verify"]);
    return await subtle.verify(kind === "rsa" ? "RSASSA-PKCS1-v1_5" : { name: "ECDSA", hash }, key, own(plain), own(message));
  } catch {
    return false;
  }
};

export const webDigest = async (name: HashName, bytes: Uint8Array): Promise<Uint8Array> =>
  new Uint8Array(await globalThis.crypto.subtle.digest(name, own(bytes)));
