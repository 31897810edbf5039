import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

export type S3Server = Awaited<ReturnType<typeof startS3>>;
type Keys = { accessKeyId: string; secretAccessKey: string; region: string };
type Asked = { method: string; url: string; headers: IncomingHttpHeaders; body: Buffer };

const sha256 = (data: string | Buffer): string => createHash("sha256").update(data).digest("hex");
const hmac = (key: string | Buffer, data: string): Buffer => createHmac("sha256", key).update(data).digest();

/**
 * The signature of a request as Signature Version 4 defines it ("Authenticating Requests (AWS Signature Version 4)", Amazon S3 API
 * Reference), made of what arrived: written from the specification, not with the library that signs.
 */
export function signatureOf({ method, url, headers }: Asked, signed: string[], scope: string, { secretAccessKey }: Keys): string {
  const { pathname, searchParams } = new URL(url, "http://any");
  const query = [...searchParams].map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).toSorted();
  const lines = signed.map((name) => `${name}:${String(headers[name] ?? "").trim()}\n`);
  const canonical = [method, pathname, query.join("&"), lines.join(""), signed.join(";"), headers["x-amz-content-sha256"]].join("\n");
  const text = ["AWS4-HMAC-SHA256", headers["x-amz-date"], scope, sha256(canonical)].join("\n");
  const key = scope.split("/").reduce<string | Buffer>((last, part) => hmac(last, part), `AWS4${secretAccessKey}`);
  return hmac(key, text).toString("hex");
}

/** What is wrong with a request, as S3 names it; null: nothing. */
function complaint(asked: Asked, keys: Keys): string | null {
  const { headers, body } = asked;
  const parts = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
    headers.authorization ?? "",
  );
  if (!parts) return "AccessDenied";
  const [, keyId, scope = "", names = "", signature = ""] = parts;
  const date = String(headers["x-amz-date"] ?? "");
  if (keyId !== keys.accessKeyId) return "InvalidAccessKeyId";
  if (scope !== `${date.slice(0, 8)}/${keys.region}/s3/aws4_request`) return "AuthorizationHeaderMalformed";
  const at = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
  if (!(Math.abs(Date.now() - at) < 15 * 60_000)) return "RequestTimeTooSkewed";
  const signed = names.split(";");
  if (!["host", "x-amz-content-sha256", "x-amz-date"].every((name) => signed.includes(name))) return "AccessDenied";
  if (headers["x-amz-content-sha256"] !== sha256(body)) return "XAmzContentSHA256Mismatch";
  const expected = Buffer.from(signatureOf(asked, signed, scope, keys), "hex");
  return timingSafeEqual(expected, Buffer.from(signature, "hex")) ? null : "SignatureDoesNotMatch";
}

/** A store on loopback that speaks as much of S3 as Onus uses, and lets nothing in that is not signed with these keys. */
export async function startS3(keys: Keys, bucket: string) {
  const objects = new Map<string, Buffer>();
  const asked: string[] = [];
  let failing: number[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const body = await buffer(request);
      const { method = "", url = "", headers } = request;
      asked.push(`${method} ${headers.host} ${url}`);
      const refuse = (status: number, code: string): void => {
        response
          .writeHead(status, { "content-type": "application/xml" })
          .end(method === "HEAD" ? "" : `<Error><Code>${code}</Code></Error>`);
      };
      const failure = failing.shift();
      if (failure) return refuse(failure, "SlowDown");
      const wrong = complaint({ method, url, headers, body }, keys);
      if (wrong) return refuse(403, wrong);
      const inHost = String(headers.host).startsWith(`${bucket}.`);
      if (!inHost && !url.startsWith(`/${bucket}/`)) return refuse(404, "NoSuchBucket");
      const name = inHost ? url.slice(1) : url.slice(bucket.length + 2);
      if (method === "PUT") return void (objects.set(name, body), response.end());
      const kept = objects.get(name);
      if (!kept) return refuse(404, "NoSuchKey");
      return void response.writeHead(200, { "content-length": kept.length }).end(method === "HEAD" ? "" : kept);
    })();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    port,
    objects,
    asked,
    /** The next requests get these statuses. */
    fail: (...statuses: number[]) => void (failing = statuses),
    stop: () => new Promise<void>((done) => (server.closeAllConnections(), server.close(() => done()))),
  };
}
