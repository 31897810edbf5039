import { fromBase64 } from "../../note/base64";
import { sameBytes } from "../../tree/hash";
import type { VerifySignature } from "../environment";
import { publicKeyOf, signatureAlgorithmOf, type PublicKey } from "./algorithms";
import { children, context, Elements, NotDer, oidOf, readDer, tags, timeOf, type Der } from "./der";

/** What is needed of an X.509 certificate (RFC 5280). Names and serial are compared as bytes. Times in milliseconds since 1970. */
export type Certificate = {
  der: Uint8Array;
  signed: Uint8Array;
  algorithm: Der;
  signature: Uint8Array;
  serial: Uint8Array;
  issuer: Uint8Array;
  subject: Uint8Array;
  notBefore: number;
  notAfter: number;
  key: PublicKey;
  subjectKeyId: Uint8Array | null;
  /** Extended key usage timeStamping, critical and alone (RFC 3161 §2.3). */
  forTimeStamps: boolean;
};

const [keyUsages, subjectKeyId, timeStamping] = ["2.5.29.37", "2.5.29.14", "1.3.6.1.5.5.7.3.8"];

/** @throws NotDer */
export function readCertificate(bytes: Uint8Array): Certificate {
  const outer = new Elements(readDer(bytes, tags.sequence));
  const [tbs, algorithm, bits] = [outer.take(tags.sequence), outer.take(tags.sequence), outer.take(tags.bits)];
  outer.end();
  const fields = new Elements(tbs);
  fields.takeIf(context(0));
  const serial = fields.take(tags.integer);
  // RFC 5280 §4.1.1.2: what is signed names the same algorithm as what is not.
  if (!sameBytes(fields.take(tags.sequence).whole, algorithm.whole) || bits.content[0] !== 0) throw new NotDer();
  const issuer = fields.take(tags.sequence);
  const [notBefore, notAfter] = children(fields.take(tags.sequence).content).map(timeOf);
  const [subject, spki] = [fields.take(tags.sequence), fields.take(tags.sequence)];
  fields.takeIf(0x81);
  fields.takeIf(0x82);
  const extensions = extensionsOf(fields.takeIf(context(3)));
  fields.end();
  if (notBefore === undefined || notAfter === undefined) throw new NotDer();
  const identifier = extensions.get(subjectKeyId!);
  const usages = extensions.get(keyUsages!);
  const usage = usages ? children(readDer(usages.value, tags.sequence).content).map(oidOf) : [];
  return {
    der: Uint8Array.from(bytes),
    signed: tbs.whole,
    algorithm,
    signature: bits.content.subarray(1),
    serial: serial.content,
    issuer: issuer.whole,
    subject: subject.whole,
    notBefore,
    notAfter,
    key: publicKeyOf(spki),
    subjectKeyId: identifier ? readDer(identifier.value, tags.octets).content : null,
    forTimeStamps: usages?.critical === true && usage.length === 1 && usage[0] === timeStamping,
  };
}

function extensionsOf(wrapped: Der | null): Map<string, { critical: boolean; value: Uint8Array }> {
  const found = new Map<string, { critical: boolean; value: Uint8Array }>();
  if (!wrapped) return found;
  for (const each of children(readDer(wrapped.content, tags.sequence).content)) {
    const fields = new Elements(each);
    const name = oidOf(fields.take(tags.oid));
    const critical = fields.takeIf(tags.boolean)?.content[0] === 0xff;
    const { content } = fields.take(tags.octets);
    fields.end();
    if (found.has(name)) throw new NotDer();
    found.set(name, { critical, value: content });
  }
  return found;
}

/** null: it is no certificate. */
export function readPemCertificate(pem: string): Certificate | null {
  const found = /^\s*-----BEGIN CERTIFICATE-----\s+([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----\s*$/.exec(pem);
  const bytes = found && fromBase64(found[1]!.replaceAll(/\s/g, ""));
  try {
    return bytes && readCertificate(bytes);
  } catch {
    return null;
  }
}

/** Whether the certificate is this authority's own, or signed by it. */
export async function isOf(verify: VerifySignature, certificate: Certificate, authority: Certificate): Promise<boolean> {
  if (sameBytes(certificate.der, authority.der)) return true;
  if (!sameBytes(certificate.issuer, authority.subject)) return false;
  try {
    return await verify(signatureAlgorithmOf(certificate.algorithm, null), authority.key, certificate.signed, certificate.signature);
  } catch {
    return false;
  }
}
