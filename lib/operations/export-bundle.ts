import { bundleSubject, countUnderWay, insertBundle, refuseBlind } from "@/lib/data/bundles";
import { bundleAskedSchema } from "@/lib/domain/audit/bundle/asked";
import { mayBundle } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { operation } from "@/lib/pipeline/operation";

/** A workspace's makers have enough to do with these. */
const mostUnderWay = 5;

/** Asks for a bundle of the log. It is made in the background; its making, and not the asking, is an entry of the log. */
export const exportBundleOperation = operation({
  name: "export-bundle",
  input: bundleAskedSchema,
  subject: (tx, { scope }, viewer) => bundleSubject(tx, viewer, scope),
  permit: (viewer, { of }) => mayBundle(viewer, of),
  async perform({ tx, viewer, now, newId }, subject, asked) {
    refuseBlind(subject);
    if ((await countUnderWay(tx)) >= mostUnderWay)
      throw new Refusal("rate-limited", { detail: `${mostUnderWay} bundles wait to be made already.`, retryAfterSeconds: 30 });
    const bundleId = newId();
    await insertBundle(tx, { id: bundleId, askedBy: viewer.userId, asked, at: now });
    return { events: [], value: { bundleId } };
  },
});
