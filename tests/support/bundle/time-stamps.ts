import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type Kind = "rsa" | "p256" | "p384";
export type AuthorityOptions = {
  key?: Kind;
  /** Its certificate's extended key usage. */ usage?: string;
  hash?: "sha256" | "sha384" | "sha512";
  /** Of ESSCertID. */ certificateHash?: "sha1" | "sha256";
};

const config = (usage: string, certificateHash: string, hash: string): string => `
[req]
distinguished_name = dn
prompt = no
[dn]
CN = Made authority
[ca]
basicConstraints = critical,CA:TRUE
[tsa]
basicConstraints = critical,CA:FALSE
subjectKeyIdentifier = hash
extendedKeyUsage = ${usage}
[made]
serial = serial
crypto_device = builtin
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
signer_digest = ${hash}
ess_cert_id_alg = ${certificateHash}
ess_cert_id_chain = no
ordering = no
tsa_name = no
`;

/** A time-stamp authority of openssl's, under a root of its own. */
export class LocalAuthority {
  readonly root: string;
  readonly certificate: string;
  private readonly folder = mkdtempSync(join(tmpdir(), "onus-tsa-"));

  constructor({ key = "rsa", usage = "critical,timeStamping", hash = "sha256", certificateHash = "sha256" }: AuthorityOptions = {}) {
    writeFileSync(join(this.folder, "config"), config(usage, certificateHash, hash));
    writeFileSync(join(this.folder, "serial"), "01\n");
    for (const name of ["root", "tsa"]) this.makeKey(name, key);
    this.openssl(
      "req",
      "-x509",
      "-new",
      "-key",
      "root.key",
      "-out",
      "root.pem",
      "-days",
      "3650",
      "-config",
      "config",
      "-extensions",
      "ca",
      "-subj",
      "/CN=Made root",
    );
    this.openssl("req", "-new", "-key", "tsa.key", "-out", "tsa.csr", "-config", "config");
    this.openssl(
      "x509",
      "-req",
      "-in",
      "tsa.csr",
      "-CA",
      "root.pem",
      "-CAkey",
      "root.key",
      "-set_serial",
      "7",
      "-days",
      "3650",
      "-out",
      "tsa.pem",
      "-extfile",
      "config",
      "-extensions",
      "tsa",
      `-${hash}`,
    );
    this.root = readFileSync(join(this.folder, "root.pem"), "utf8");
    this.certificate = readFileSync(join(this.folder, "tsa.pem"), "utf8");
  }

  /** An RFC 3161 response for a text. */
  stamp(text: string, digest = "sha256"): Buffer {
    writeFileSync(join(this.folder, "text"), text);
    this.openssl("ts", "-query", "-data", "text", `-${digest}`, "-cert", "-out", "query");
    return this.#replied();
  }

  /** What it answers to a query that somebody else made. */
  reply(query: Uint8Array): Buffer {
    writeFileSync(join(this.folder, "query"), query);
    return this.#replied();
  }

  #replied(): Buffer {
    this.openssl(
      "ts",
      "-reply",
      "-queryfile",
      "query",
      "-config",
      "config",
      "-section",
      "made",
      "-signer",
      "tsa.pem",
      "-inkey",
      "tsa.key",
      "-out",
      "reply",
    );
    return readFileSync(join(this.folder, "reply"));
  }

  end(): void {
    rmSync(this.folder, { recursive: true });
  }

  private makeKey(name: string, kind: Kind): void {
    const how =
      kind === "rsa"
        ? ["RSA", "-pkeyopt", "rsa_keygen_bits:2048"]
        : ["EC", "-pkeyopt", `ec_paramgen_curve:${kind === "p256" ? "P-256" : "P-384"}`];
    this.openssl("genpkey", "-algorithm", ...how, "-out", `${name}.key`);
  }

  private openssl(...args: string[]): void {
    execFileSync("openssl", args, { cwd: this.folder, stdio: "pipe" });
  }
}
