import { sameBytes } from "../../tree/hash";
import type { Environment } from "../environment";
import { hashOf, signatureAlgorithmOf } from "./algorithms";
import { readCertificate, type Certificate } from "./certificate";
import { children, context, Elements, NotDer, oidOf, readDer, tags, timeOf, type Der } from "./der";

const oids = {
  signedData: "1.2.840.113549.1.7.2",
  timeStamp: "1.2.840.113549.1.9.16.1.4",
  contentType: "1.2.840.113549.1.9.3",
  messageDigest: "1.2.840.113549.1.9.4",
  signingCertificate: "1.2.840.113549.1.9.16.2.12",
  signingCertificateV2: "1.2.840.113549.1.9.16.2.47",
} as const;

export type TokenCrypto = Pick<Environment, "digest" | "verifySignature">;

/** That a token says what it must. `at`: milliseconds since 1970. */
export type TokenTime = { at: number; certificate: Certificate };

/**
 * Reads an RFC 3161 response (CMS, RFC 5652) and checks it against what it shall vouch for. @param imprint SHA-256 of that. null: something about it does
 * not hold
 */
export async function readToken(environment: TokenCrypto, response: Uint8Array, imprint: Uint8Array): Promise<TokenTime | null> {
  try {
    const outer = new Elements(readDer(response, tags.sequence));
    const status = numberOf(new Elements(outer.take(tags.sequence)).take(tags.integer));
    // PKIStatus 0: granted. With modifications (1) is not what was asked for.
    if (status !== 0) return null;
    const content = new Elements(outer.take(tags.sequence));
    outer.end();
    if (oidOf(content.take(tags.oid)) !== oids.signedData) return null;
    const signed = new Elements(readDer(content.take(context(0)).content, tags.sequence));
    content.end();
    return await readSigned(environment, signed, imprint);
  } catch (error) {
    if (error instanceof NotDer) return null;
    throw error;
  }
}

async function readSigned(environment: TokenCrypto, signed: Elements, imprint: Uint8Array): Promise<TokenTime | null> {
  const version = numberOf(signed.take(tags.integer));
  const [digestAlgorithm, ...more] = children(signed.take(tags.set).content);
  const encapsulated = new Elements(signed.take(tags.sequence));
  if (oidOf(encapsulated.take(tags.oid)) !== oids.timeStamp) return null;
  const info = readDer(encapsulated.take(context(0)).content, tags.octets).content;
  encapsulated.end();
  const certificates = signed.takeIf(context(0));
  signed.takeIf(context(1));
  const [signer, ...others] = children(signed.take(tags.set).content);
  signed.end();
  if (!signer || others.length > 0 || !certificates) return null;

  const fields = new Elements(signer);
  const signerVersion = numberOf(fields.take(tags.integer));
  const identifier = fields.takeIf(tags.sequence) ?? fields.takeIf(0x80);
  const digest = hashOf(fields.take(tags.sequence));
  // RFC 5652 §5.1 and §5.3: what follows from the rest is as it follows, so that nothing in a token can differ unseen.
  const follows = version === 3 && signerVersion === (identifier?.tag === 0x80 ? 3 : 1);
  if (!follows || !digestAlgorithm || more.length > 0 || hashOf(digestAlgorithm) !== digest) return null;
  const attributes = fields.take(context(0));
  const algorithm = signatureAlgorithmOf(fields.take(tags.sequence), digest);
  const signature = fields.take(tags.octets).content;
  fields.takeIf(context(1));
  fields.end();
  // The set may hold certificates of other kinds under other tags.
  const all = children(certificates.content).filter(({ tag }) => tag === tags.sequence);
  const certificate = all.map(({ whole }) => readCertificate(whole)).find((each) => identifies(identifier, each));
  if (!certificate) return null;

  const values = attributesOf(attributes);
  const type = values.get(oids.contentType);
  const messageDigest = values.get(oids.messageDigest);
  if (!type || oidOf(type) !== oids.timeStamp || messageDigest?.tag !== tags.octets) return null;
  if (
    !sameBytes(messageDigest.content, await environment.digest(digest, info)) ||
    !(await namesCertificate(environment, values, certificate))
  )
    return null;
  // RFC 5652 §5.4: signed is the attributes' encoding as a SET OF.
  const message = Uint8Array.from(attributes.whole);
  message[0] = tags.set;
  if (!(await environment.verifySignature(algorithm, certificate.key, message, signature))) return null;
  const at = readInfo(info, imprint);
  return at === null ? null : { at, certificate };
}

const numberOf = ({ content }: Der): number | undefined => (content.length === 1 ? content[0] : undefined);

/** Whether a SignerIdentifier is of this certificate. */
function identifies(identifier: Der | null, certificate: Certificate): boolean {
  if (!identifier) return false;
  if (identifier.tag === 0x80) return certificate.subjectKeyId !== null && sameBytes(identifier.content, certificate.subjectKeyId);
  const fields = new Elements(identifier);
  const [issuer, serial] = [fields.take(tags.sequence), fields.take(tags.integer)];
  fields.end();
  return sameBytes(issuer.whole, certificate.issuer) && sameBytes(serial.content, certificate.serial);
}

/** Each attribute has one value, and stands once. */
function attributesOf(attributes: Der): Map<string, Der> {
  const values = new Map<string, Der>();
  for (const each of children(attributes.content)) {
    const fields = new Elements(each);
    const name = oidOf(fields.take(tags.oid));
    const [value, ...others] = children(fields.take(tags.set).content);
    if (!value || others.length > 0 || values.has(name)) throw new NotDer();
    values.set(name, value);
  }
  return values;
}

/** RFC 3161 §2.4.2 and RFC 5816: the signature covers the hash of the certificate that it is to be checked with, so that no other can be put in its place. */
async function namesCertificate(environment: TokenCrypto, values: ReadonlyMap<string, Der>, certificate: Certificate): Promise<boolean> {
  const second = values.get(oids.signingCertificateV2);
  const attribute = second ?? values.get(oids.signingCertificate);
  if (!attribute) return false;
  const [first] = children(new Elements(attribute).take(tags.sequence).content);
  if (!first) return false;
  const fields = new Elements(first);
  const algorithm = second ? fields.takeIf(tags.sequence) : null;
  const hash = algorithm ? hashOf(algorithm) : second ? "SHA-256" : "SHA-1";
  return sameBytes(fields.take(tags.octets).content, await environment.digest(hash, certificate.der));
}

/** The time in a TSTInfo. null: it is of something else. */
function readInfo(info: Uint8Array, imprint: Uint8Array): number | null {
  const fields = new Elements(readDer(info, tags.sequence));
  const version = numberOf(fields.take(tags.integer));
  fields.take(tags.oid);
  const of = new Elements(fields.take(tags.sequence));
  const [hash, hashed] = [hashOf(of.take(tags.sequence)), of.take(tags.octets).content];
  of.end();
  fields.take(tags.integer);
  if (version !== 1 || hash !== "SHA-256" || !sameBytes(hashed, imprint)) return null;
  return timeOf(fields.take(tags.time));
}
