import { randomBytes } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { S3Settings } from "@/lib/domain/settings";
import { sha256Hex } from "@/lib/domain/text";
import { BlobCorrupted } from "@/lib/gateways/blobs/blob-store";
import { objectAddress, s3Blobs } from "@/lib/gateways/blobs/s3-blobs";
import { type S3Server, signatureOf, startS3 } from "../../support/s3-server";

const keys = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "a secret/with+signs=", region: "eu-central-1" };
let s3: S3Server;
let place: S3Settings;
beforeAll(async () => {
  s3 = await startS3(keys, "frozen");
  place = { ...keys, endpoint: s3.endpoint, bucket: "frozen", prefix: "onus/test", addressing: "path" };
});
beforeEach(() => (s3.objects.clear(), void s3.asked.splice(0), s3.fail()));
afterAll(() => s3.stop());

const store = (more: Partial<S3Settings> = {}) => s3Blobs({ ...place, ...more }, "desk");
const text = (words: string) => new TextEncoder().encode(words);
const nameOf = (sha256: string) => `onus/test/desk/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;

test("the server of these tests checks signatures as AWS documents them", () => {
  // The GET example of "Signature Calculations for the Authorization Header", Amazon S3 API Reference.
  const headers = {
    host: "examplebucket.s3.amazonaws.com",
    range: "bytes=0-9",
    "x-amz-content-sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "x-amz-date": "20130524T000000Z",
  };
  const given = { accessKeyId: "", secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", region: "us-east-1" };
  const asked = { method: "GET", url: "/test.txt", headers, body: Buffer.alloc(0) };
  expect(signatureOf(asked, Object.keys(headers), "20130524/us-east-1/s3/aws4_request", given)).toBe(
    "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
  );
});

describe("what was put is got back, byte for byte", () => {
  test.each([0, 1, 70_000, 3_000_000])("%i bytes, whole and as a stream", async (size) => {
    const bytes = new Uint8Array(randomBytes(size));
    const sha256 = await store().put(bytes);
    expect(sha256).toBe(sha256Hex(bytes));
    expect([...s3.objects.keys()]).toEqual([nameOf(sha256)]);
    expect(Buffer.compare((await store().get(sha256))!, bytes)).toBe(0);
    expect(Buffer.compare(await buffer((await store().stream(sha256))!), bytes)).toBe(0);
    expect(await store().has(sha256)).toBe(true);
  });

  test("what was never put is not there, nor what lies on another shelf", async () => {
    const sha256 = await s3Blobs(place, "elsewhere").put(text("theirs"));
    expect(await store().get(sha256)).toBeNull();
    expect(await store().stream(sha256)).toBeNull();
    expect(await store().has(sha256)).toBe(false);
  });

  test("without a prefix the shelf is at the top", async () => {
    const sha256 = await store({ prefix: "" }).put(text("here"));
    expect([...s3.objects.keys()]).toEqual([nameOf(sha256).replace("onus/test/", "")]);
  });
});

test("the bucket's name stands in the path or before the host, as the store wants it", () => {
  const aws = { ...place, endpoint: "https://s3.eu-central-1.amazonaws.com:8443" };
  expect(objectAddress(aws, ["desk", "ab"])).toBe("https://s3.eu-central-1.amazonaws.com:8443/frozen/onus/test/desk/ab");
  expect(objectAddress({ ...aws, addressing: "host", prefix: "" }, ["desk"])).toBe(
    "https://frozen.s3.eu-central-1.amazonaws.com:8443/desk",
  );
});

describe("damage is never handed out as if it were whole", () => {
  test("changed bytes fail on get, and at the end of a stream; putting them again mends it", async () => {
    const sha256 = await store().put(text("139 dead"));
    s3.objects.set(nameOf(sha256), Buffer.from("193 dead"));
    await expect(store().get(sha256)).rejects.toThrow(BlobCorrupted);
    await expect(buffer((await store().stream(sha256))!)).rejects.toThrow(BlobCorrupted);
    await store().put(text("139 dead"));
    expect(await store().get(sha256)).toEqual(text("139 dead"));
  });
});

describe("what goes wrong is said, and nothing counts as kept", () => {
  const refused = (detail: RegExp) => ({ problem: { kind: "unavailable", detail: expect.stringMatching(detail) as string } });

  test.each([
    ["a wrong secret", { secretAccessKey: "another" }, /403 SignatureDoesNotMatch/],
    ["an unknown key", { accessKeyId: "AKIDOTHER" }, /403 InvalidAccessKeyId/],
    ["another region", { region: "us-east-1" }, /403 AuthorizationHeaderMalformed/],
    ["a bucket that is not there", { bucket: "melted" }, /404 NoSuchBucket/],
    ["a store that is not there", { endpoint: "http://127.0.0.1:9" }, /cannot be reached/],
  ])("%s", async (_what, wrong, detail) => {
    const use = store(wrong);
    await expect(use.put(text("x"))).rejects.toMatchObject(refused(detail));
    await expect(use.get(sha256Hex("x"))).rejects.toMatchObject(refused(detail));
    await expect(use.stream(sha256Hex("x"))).rejects.toMatchObject(refused(detail));
    expect(s3.objects.size).toBe(0);
  });

  test("a store that is overloaded for a moment is asked again, with a new signature; for good, it is told", async () => {
    s3.fail(503, 500);
    const sha256 = await store().put(text("patience"));
    expect(s3.asked).toHaveLength(3);
    expect(await store().get(sha256)).toEqual(text("patience"));
    s3.fail(503, 503, 503, 503);
    await expect(store().put(text("no more"))).rejects.toMatchObject(refused(/503 SlowDown/));
  });
});

test.each(["../../etc/passwd", "", "ABCDEF", "0".repeat(63), `${"0".repeat(64)}/..`])(
  "%j is no hash, and nobody is asked for it",
  async (name) => {
    for (const use of [store().get(name), store().stream(name), store().has(name)]) await expect(use).rejects.toThrow(TypeError);
    expect(s3.asked).toEqual([]);
  },
);
