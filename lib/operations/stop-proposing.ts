import { z } from "zod";
import { findVersion } from "@/lib/data/articles";
import { lockSplitJob, restartSplitJob, setSplitJobAside } from "@/lib/data/split-jobs";
import type { Tx } from "@/lib/data/transaction";
import type { Act } from "@/lib/domain/audit/event";
import { mayAnalyse } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { operation } from "@/lib/pipeline/operation";

const input = z.object({ articleVersionId: z.uuid() });

async function jobOf(tx: Tx, { articleVersionId }: z.output<typeof input>) {
  const job = await lockSplitJob(tx, articleVersionId);
  if (!job) throw new Refusal("not-found");
  return { version: await findVersion(tx, articleVersionId), isSetAside: job.setAsideAt !== null };
}

const event = (act: Act, id: string, version: { id: string; articleId: string }) => ({
  act,
  object: { kind: "batch" as const, id },
  version: 1,
  articleId: version.articleId,
  parts: { after: { articleVersionId: version.id } },
});

/** Sets the rest of a long article's proposals aside, after they failed again and again. Done by a software agent. */
export const stopProposingOperation = operation({
  name: "stop-proposing",
  input,
  subject: jobOf,
  permit: (viewer) => mayAnalyse(viewer),
  async perform({ tx, now, newId }, { version, isSetAside }) {
    if (isSetAside) return { events: [], value: { isSetAside } };
    await setSplitJobAside(tx, version.id, now);
    return { events: [event("proposing.stopped", newId(), version)], value: { isSetAside: true } };
  },
});

/** Has claims proposed again for the sentences of an article that were set aside. */
export const resumeProposingOperation = operation({
  name: "resume-proposing",
  input,
  subject: jobOf,
  permit: (viewer) => mayAnalyse(viewer),
  async perform({ tx, now, newId }, { version, isSetAside }) {
    if (!isSetAside) return { events: [], value: { isSetAside } };
    await restartSplitJob(tx, version.id, now);
    return { events: [event("proposing.resumed", newId(), version)], value: { isSetAside: false } };
  },
});
