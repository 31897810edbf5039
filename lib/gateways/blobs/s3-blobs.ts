import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { AwsClient } from "aws4fetch";
import { Refusal } from "@/lib/domain/problems";
import type { S3Settings } from "@/lib/domain/settings";
import { sha256Hex } from "@/lib/domain/text";
import { blobName } from "./blob-name";
import { BlobCorrupted, type BlobStore } from "./blob-store";
import { verified } from "./verified";

const patienceMs = 60_000;
/** After the first, for answers of 429 and 5xx, with growing pauses. */
const moreAttempts = 3;

/**
 * Blobs as objects `PREFIX/SHELF/ab/cd/abcd…` of a bucket, by the S3 protocol. Requests are signed (Signature Version 4) over the hash of
 * their bytes, so what arrives otherwise is refused by the store itself. Throws `unavailable` with the store's own word for what is wrong.
 */
export function s3Blobs(settings: S3Settings, shelf: string): BlobStore {
  const { accessKeyId, secretAccessKey, region } = settings;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: "s3", retries: moreAttempts });
  const ask = async (method: string, sha256: string, bytes?: Uint8Array): Promise<Response | null> => {
    const address = objectAddress(settings, [shelf, blobName(sha256)]);
    const headers = {
      "x-amz-content-sha256": bytes ? sha256 : sha256Hex(""),
      ...(bytes ? { "content-type": "application/octet-stream" } : {}),
    };
    const body = bytes ? { body: new Uint8Array(bytes) } : {};
    const response = await reached(() => client.fetch(address, { method, headers, ...body, signal: AbortSignal.timeout(patienceMs) }));
    if (response.ok) return response;
    const code = /<Code>(\w+)<\/Code>/.exec(await response.text().catch(() => ""))?.[1] ?? "";
    // An object that is not there, and not a bucket that is not there.
    if (response.status === 404 && (code === "" || code === "NoSuchKey")) return null;
    throw unavailable(`it answered ${[response.status, code].filter(Boolean).join(" ")}`);
  };
  return {
    async put(bytes) {
      const sha256 = sha256Hex(bytes);
      if ((await ask("PUT", sha256, bytes)) === null) throw unavailable("it answered 404 to a new object");
      return sha256;
    },
    async get(sha256) {
      const response = await ask("GET", sha256);
      if (response === null) return null;
      const bytes = new Uint8Array(await reached(() => response.arrayBuffer()));
      if (sha256Hex(bytes) !== sha256) throw new BlobCorrupted(sha256);
      return bytes;
    },
    async stream(sha256) {
      const response = await ask("GET", sha256);
      if (response === null) return null;
      return verified(response.body ? Readable.fromWeb(response.body as ReadableStream) : Readable.from([]), sha256);
    },
    async has(sha256) {
      return (await ask("HEAD", sha256)) !== null;
    },
    async remove(sha256) {
      await ask("DELETE", sha256);
    },
  };
}

/** @param names parts of the object's name, below the prefix */
export function objectAddress({ endpoint, bucket, prefix, addressing }: S3Settings, names: string[]): string {
  const url = new URL(endpoint);
  if (addressing === "host") url.host = `${bucket}.${url.host}`;
  url.pathname = [...(addressing === "path" ? [bucket] : []), ...(prefix ? [prefix] : []), ...names].join("/");
  return url.href;
}

async function reached<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    const { name, cause } = error as Error & { cause?: { code?: string } };
    throw unavailable(name === "TimeoutError" ? "it takes too long" : `it cannot be reached${cause?.code ? `, ${cause.code}` : ""}`);
  }
}

function unavailable(why: string): Refusal {
  return new Refusal("unavailable", { detail: `The store of frozen documents does not work: ${why}.` });
}
