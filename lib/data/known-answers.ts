import { isRight } from "@/lib/domain/calibration";
import { mayManage, maySeeAnswer } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import type { Basis, Tag } from "@/lib/domain/tags";
import type { Viewer } from "@/lib/domain/viewer";
import type { Prisma } from "./generated/client";
import { readAs } from "./reading";
import type { Tx } from "./transaction";

export type KnownAnswerRow = Prisma.KnownAnswerGetPayload<object>;
export type KnownAnswer = { tag: Tag; basis: Basis; explanation: string };

/** The known answer of a claim, withdrawn ones included, or null. Only meaningful while the claim is locked. */
export async function knownAnswerOf(tx: Tx, claimId: string): Promise<KnownAnswerRow | null> {
  return tx.knownAnswer.findUnique({ where: { workspaceId_claimId: { workspaceId: tx.workspaceId, claimId } } });
}

/** @returns its new version */
export async function saveKnownAnswer(
  tx: Tx,
  claimId: string,
  before: KnownAnswerRow | null,
  answer: KnownAnswer | null,
  made: { by: string; at: Date },
): Promise<number> {
  const version = (before?.version ?? 0) + 1;
  const key = { workspaceId: tx.workspaceId, claimId };
  if (before) {
    const change = answer ? { ...answer, withdrawnAt: null } : { withdrawnAt: made.at };
    await tx.knownAnswer.update({ where: { workspaceId_claimId: key }, data: { ...change, version } });
  } else if (answer) await tx.knownAnswer.create({ data: { ...key, ...answer, createdBy: made.by, createdAt: made.at } });
  return version;
}

export type TrainingShown = {
  /** null: there is none, or the viewer has still to hand in their own */
  known: KnownAnswer | null;
  /** Whether one's own first submission was right; null: there is nothing to compare. */
  right: boolean | null;
  /** Of the known answer, for who may set it; null for others. */
  version: number | null;
};

/** What a training claim shows: its known answer to who has answered, and to leads. */
export async function readTraining(viewer: Viewer, claimId: string): Promise<TrainingShown> {
  return readAs(viewer, async (db) => {
    const key = { workspaceId: viewer.workspaceId, id: claimId };
    const claim = await db.claim.findUnique({
      where: { workspaceId_id: key },
      select: {
        article: { select: { training: true } },
        knownAnswer: true,
        submissions: { where: { analystId: viewer.userId, ordinal: 1 }, select: { tag: true, basis: true } },
      },
    });
    if (!claim?.article.training) throw new Refusal("not-found");
    const [own] = claim.submissions;
    const stored = claim.knownAnswer;
    const version = mayManage(viewer) ? (stored?.version ?? 0) : null;
    if (!stored || stored.withdrawnAt || !maySeeAnswer(viewer, own ? { submissionCount: 1 } : null))
      return { known: null, right: null, version };
    const known = { tag: stored.tag as Tag, basis: stored.basis as Basis, explanation: stored.explanation };
    return { known, right: own ? isRight(own as { tag: Tag; basis: Basis }, known) : null, version };
  });
}
