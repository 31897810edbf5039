import type { HashName, VerifySignature } from "../environment";
import { children, Elements, NotDer, oidOf, readDer, tags, type Der } from "./der";

const hashes: Record<string, HashName> = {
  "1.3.14.3.2.26": "SHA-1",
  "2.16.840.1.101.3.4.2.1": "SHA-256",
  "2.16.840.1.101.3.4.2.2": "SHA-384",
  "2.16.840.1.101.3.4.2.3": "SHA-512",
};
type SignatureAlgorithm = Parameters<VerifySignature>[0];
const signatures: Record<string, { kind: SignatureAlgorithm["kind"]; hash: HashName | null }> = {
  // rsaEncryption and id-ecPublicKey leave the hash to the digest algorithm beside them.
  "1.2.840.113549.1.1.1": { kind: "rsa", hash: null },
  "1.2.840.113549.1.1.11": { kind: "rsa", hash: "SHA-256" },
  "1.2.840.113549.1.1.12": { kind: "rsa", hash: "SHA-384" },
  "1.2.840.113549.1.1.13": { kind: "rsa", hash: "SHA-512" },
  "1.2.840.10045.2.1": { kind: "ecdsa", hash: null },
  "1.2.840.10045.4.3.2": { kind: "ecdsa", hash: "SHA-256" },
  "1.2.840.10045.4.3.3": { kind: "ecdsa", hash: "SHA-384" },
  "1.2.840.10045.4.3.4": { kind: "ecdsa", hash: "SHA-512" },
};
const curves: Record<string, "P-256" | "P-384" | "P-521"> = {
  "1.2.840.10045.3.1.7": "P-256",
  "1.3.132.0.34": "P-384",
  "1.3.132.0.35": "P-521",
};

/** The name in an AlgorithmIdentifier, which has no parameters here, or none in so many words. */
function nameOf(algorithm: Der): string {
  const fields = new Elements(algorithm);
  const name = oidOf(fields.take(tags.oid));
  if ((fields.takeIf(tags.nothing)?.content.length ?? 0) > 0) throw new NotDer();
  fields.end();
  return name;
}

/** @param algorithm an AlgorithmIdentifier */
export function hashOf(algorithm: Der): HashName {
  const hash = hashes[nameOf(algorithm)];
  if (!hash) throw new NotDer();
  return hash;
}

/** How something was signed. SHA-1 is no longer good enough for that. @param digest the hash where the algorithm names none */
export function signatureAlgorithmOf(algorithm: Der, digest: HashName | null): SignatureAlgorithm {
  const found = signatures[nameOf(algorithm)];
  const hash = found?.hash ?? digest;
  if (!found || !hash || hash === "SHA-1" || (digest && hash !== digest)) throw new NotDer();
  return { kind: found.kind, hash };
}

export type PublicKey = Parameters<VerifySignature>[1];
/** @param spki a SubjectPublicKeyInfo */
export function publicKeyOf(spki: Der): PublicKey {
  const [, parameters] = children(new Elements(spki).take(tags.sequence).content);
  const curve = parameters?.tag === tags.oid ? (curves[oidOf(parameters)] ?? null) : null;
  return { spki: spki.whole, curve };
}

/** An ECDSA signature as r ‖ s, which WebCrypto wants (IEEE P1363), out of DER. null: it is none of this length. */
export function plainEcdsa(signature: Uint8Array, bytes: number): Uint8Array | null {
  try {
    const pair = new Elements(readDer(signature, tags.sequence));
    const plain = new Uint8Array(2 * bytes);
    for (const end of [bytes, 2 * bytes]) {
      const { content } = pair.take(tags.integer);
      const digits = content[0] === 0 ? content.subarray(1) : content;
      if (content.length === 0 || content[0]! > 0x7f || digits.length > bytes) return null;
      plain.set(digits, end - digits.length);
    }
    pair.end();
    return plain;
  } catch {
    return null;
  }
}
