import { z } from "zod";
import { bundleSubject, nextBundleVersion, refuseBlind } from "@/lib/data/bundles";
import { bundleAskedSchema } from "@/lib/domain/audit/bundle/asked";
import { bundleFormat, type BundleRecord } from "@/lib/domain/audit/bundle/lines";
import { isSafeName } from "@/lib/domain/audit/bundle/file-names";
import { mayBundle } from "@/lib/domain/policy";
import { operation } from "@/lib/pipeline/operation";

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * Puts into the log what a bundle holds, by its hashes: so its readable side is signed with the log, and that somebody took it along is on record.
 * For its maker, in the name of whoever asked for it, before the bundle is whole.
 */
export const recordBundleOperation = operation({
  name: "record-bundle",
  input: z.strictObject({
    bundleId: z.uuid(),
    asked: bundleAskedSchema,
    files: z.record(z.string().refine(isSafeName), hash),
    parts: hash,
    through: z.int().min(0),
  }),
  subject: (tx, { asked }, viewer) => bundleSubject(tx, viewer, asked.scope),
  permit: (viewer, { of }) => mayBundle(viewer, of),
  async perform({ tx }, subject, { bundleId, asked, files, parts, through }) {
    refuseBlind(subject);
    const record: BundleRecord = { files, format: bundleFormat, parts, scope: asked.scope, through, withheld: asked.withhold };
    // Made anew after its maker died, it is told anew.
    const version = await nextBundleVersion(tx, bundleId);
    return {
      events: [{ act: "bundle.exported", object: { kind: "bundle", id: bundleId }, version, parts: { after: record } }],
      value: { version },
    };
  },
});
