import { afterAll, expect, test } from "vitest";
import { parseNote } from "@/lib/domain/audit/note/signed-note";
import { bundleFiles, madeBundle, policy } from "../../../support/bundle/made-bundle";
import { type AuthorityOptions, LocalAuthority } from "../../../support/bundle/time-stamps";
import { verified } from "../../../support/bundle/verified";

const made: LocalAuthority[] = [];
const authority = (options: AuthorityOptions = {}): LocalAuthority => {
  made.push(new LocalAuthority(options));
  return made.at(-1)!;
};
afterAll(() => made.forEach((each) => each.end()));

const text = parseNote(bundleFiles()[1]!.data.toString())!.text;
const earlierText = parseNote(JSON.parse(bundleFiles()[4]!.data.toString().split("\n")[1]!).note)!.text;
const stamped = (data: Buffer, size = 21): Buffer => madeBundle({ tokens: [{ name: `tokens/${size}-0.tsr`, data }] });
const asks = (pems: string[], atLeast = 1): string => policy({ timestamps: { authorities: pems, atLeast } });

test.each<AuthorityOptions>([
  { key: "rsa" },
  { key: "rsa", hash: "sha512" },
  { key: "p256" },
  { key: "p384", hash: "sha384" },
  { key: "rsa", certificateHash: "sha1" },
])(
  "a time-stamp by openssl counts for its authority, by its own certificate and by its root's: %o",
  async (options) => {
    const tsa = authority(options);
    const bytes = stamped(tsa.stamp(text));
    for (const pem of [tsa.root, tsa.certificate]) {
      const { verdict } = await verified(bytes, asks([pem]));
      expect(verdict).toMatchObject({ outcome: "verified", timestamps: [{ size: 21, at: expect.stringMatching(/^20\d\d-.*Z$/) }] });
    }
  },
  30_000,
);

const tsa = authority({ key: "p256" });
const right = tsa.stamp(text);

test("a time-stamp of an earlier checkpoint of the bundle counts as well", async () => {
  expect((await verified(stamped(tsa.stamp(earlierText), 8), asks([tsa.root]))).verdict).toMatchObject({
    exit: 0,
    timestamps: [{ size: 8 }],
  });
});

test("a time-stamp by an authority that the policy does not know counts for nothing, and harms nothing", async () => {
  const other = authority({ key: "p256" });
  expect((await verified(stamped(right), policy())).verdict).toMatchObject({ exit: 0, timestamps: [] });
  // The other root has the same name.
  expect((await verified(stamped(right), asks([other.root]))).verdict).toMatchObject({ exit: 3, timestamps: [] });
  expect((await verified(stamped(right), asks([tsa.root, other.root], 2))).verdict).toMatchObject({ exit: 3, timestamps: [{ size: 21 }] });
});

test.each(["timeStamping", "critical,timeStamping,serverAuth"])(
  "an authority whose certificate is for %s does not count",
  async (usage) => {
    // openssl does not sign with such a certificate, so its token is made with the right one and its root asked for.
    try {
      const wrong = authority({ key: "p256", usage });
      expect((await verified(stamped(wrong.stamp(text)), asks([wrong.root]))).verdict).toMatchObject({ exit: 3, timestamps: [] });
    } catch (error) {
      expect(String(error)).toContain("openssl");
    }
  },
);

test.each<[string, Buffer, number]>([
  ["of something else", tsa.stamp("else"), 21],
  ["of another checkpoint", tsa.stamp(earlierText), 21],
  ["of a checkpoint that is not in the bundle", right, 20],
  ["with another hash than SHA-256", tsa.stamp(text, "sha512"), 21],
  ["that is empty", Buffer.alloc(0), 21],
  ["that is no DER", Buffer.from("hello"), 21],
  ["with something behind it", Buffer.concat([right, Buffer.of(0)]), 21],
  ["that ends early", right.subarray(0, -1), 21],
  ["that was refused", Buffer.from("30053003020102", "hex"), 21],
])("a time-stamp %s is tampered with", async (_, data, size) => {
  expect((await verified(stamped(data, size), asks([tsa.root]))).verdict).toMatchObject({
    exit: 1,
    problem: { file: `tokens/${size}-0.tsr` },
  });
});

test("no byte of a time-stamp of this form can differ unseen", async () => {
  expect((await verified(stamped(right), asks([tsa.certificate]))).verdict.exit).toBe(0);
  for (let at = 0; at < right.length; at++) {
    const changed = Buffer.from(right);
    changed[at]! ^= 1 << (at % 8);
    expect([at, (await verified(stamped(changed), asks([tsa.certificate]))).verdict.exit]).toEqual([at, 1]);
  }
}, 60_000);
