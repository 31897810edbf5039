import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundleFiles, policy } from "../made-bundle";
import { LocalAuthority } from "../time-stamps";
import { type Case, one } from "./case";

/** `bare`: without ESSCertIDv2. */
type Signer = { name: string; bare?: true; key?: string[]; extensions?: string[]; sign?: string[]; info?: (info: Buffer) => Buffer };
const p256 = ["EC", "-pkeyopt", "ec_paramgen_curve:P-256"];
const rightUse = "extendedKeyUsage=critical,timeStamping";

/** The TSTInfo at another time; of the same length. */
const at =
  (time: string) =>
  (info: Buffer): Buffer =>
    Buffer.from(info.toString("latin1").replace(/\d{14}Z/, time), "latin1");

/** When all of the certificates are valid. */
const tomorrow = `${new Date(Date.now() + 86_400_000).toISOString().replaceAll(/\D/g, "").slice(0, 14)}Z`;

/** What openssl's own authority would not sign with, or not sign. */
const signers: readonly Signer[] = [
  { name: "right" },
  { name: "for time-stamps, not critical", extensions: ["extendedKeyUsage=timeStamping"] },
  { name: "for time-stamps and more", extensions: ["extendedKeyUsage=critical,timeStamping,serverAuth"] },
  { name: "for something else", extensions: ["extendedKeyUsage=critical,serverAuth"] },
  { name: "for anything", extensions: [] },
  { name: "P-521 and SHA-512", key: ["EC", "-pkeyopt", "ec_paramgen_curve:P-521"], sign: ["-md", "sha512"] },
  { name: "P-521 and SHA-256", key: ["EC", "-pkeyopt", "ec_paramgen_curve:P-521"] },
  { name: "a curve of another kind", key: ["EC", "-pkeyopt", "ec_paramgen_curve:secp256k1"] },
  { name: "RSA of 1024 bits", key: ["RSA", "-pkeyopt", "rsa_keygen_bits:1024"] },
  { name: "RSA and SHA-384", key: ["RSA", "-pkeyopt", "rsa_keygen_bits:2048"], sign: ["-md", "sha384"] },
  { name: "RSA with PSS", key: ["RSA", "-pkeyopt", "rsa_keygen_bits:2048"], sign: ["-keyopt", "rsa_padding_mode:pss"] },
  { name: "SHA-1", sign: ["-md", "sha1"] },
  { name: "SHA-224", sign: ["-md", "sha224"] },
  { name: "a subject key identifier", sign: ["-keyid"] },
  { name: "no signed attributes", bare: true, sign: ["-noattr"] },
  { name: "no certificate", sign: ["-nocerts"] },
  { name: "no ESSCertID", bare: true },
  { name: "another content type", sign: ["-econtent_type", "1.2.3.4"] },
  { name: "long after its end", info: at("20990101000000Z") },
  { name: "long before its beginning", info: at("19990101000000Z") },
  { name: "on a 30 February", info: at("20270230000000Z") },
  { name: "at an hour 24", info: at("20270201240000Z") },
  { name: "at a second 60", info: at("20270201235960Z") },
  { name: "without a time zone", info: at("202702012359591") },
  {
    name: "of version 2",
    info: (info) => Buffer.from(info.toString("latin1").replace("\u0002\u0001\u0001", "\u0002\u0001\u0002"), "latin1"),
  },
];

/** The bundle's head stamped by each of them, whom the policy names as an authority. */
export function timeStampCases(text: string): Case[] {
  const folder = mkdtempSync(join(tmpdir(), "onus-cms-"));
  const openssl = (...args: string[]): void => void execFileSync("openssl", args, { cwd: folder, stdio: "pipe" });
  const authority = new LocalAuthority({ key: "p256" });
  writeFileSync(join(folder, "reply"), authority.stamp(text));
  authority.end();
  openssl("ts", "-reply", "-in", "reply", "-token_out", "-out", "token");
  openssl("cms", "-verify", "-noverify", "-inform", "DER", "-in", "token", "-out", "right.info");
  const cases = signers.map(({ name, bare, key = p256, extensions = [rightUse], sign = [], info = at(tomorrow) }) => {
    writeFileSync(join(folder, "info"), info(readFileSync(join(folder, "right.info"))));
    openssl("genpkey", "-algorithm", ...key, "-out", "key");
    const asked = extensions.flatMap((each) => ["-addext", each]);
    openssl("req", "-x509", "-new", "-key", "key", "-out", "certificate", "-days", "999", "-subj", "/CN=Odd", ...asked);
    const how = bare ? sign : ["-cades", ...sign];
    const type = how.includes("-econtent_type") ? [] : ["-econtent_type", "1.2.840.113549.1.9.16.1.4"];
    const form = ["-in", "info", "-binary", "-nodetach", "-outform", "DER", "-out", "signed", "-signer", "certificate", "-inkey", "key"];
    openssl("cms", "-sign", ...form, ...type, ...how);
    const signed = Buffer.concat([Buffer.from("3003020100", "hex"), readFileSync(join(folder, "signed"))]);
    const data = Buffer.concat([Buffer.from([0x30, 0x82, signed.length >> 8, signed.length & 0xff]), signed]);
    const trusted = policy({ timestamps: { authorities: [readFileSync(join(folder, "certificate"), "utf8")], atLeast: 1 } });
    return one(`a time-stamp: ${name}`, bundleFiles({ tokens: [{ name: "tokens/21-0.tsr", data }] }), trusted);
  });
  rmSync(folder, { recursive: true });
  return cases;
}
