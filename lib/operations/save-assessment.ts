import { z } from "zod";
import { insertAssessment, judgementOf, lockOwnAssessment, updateAssessment } from "@/lib/data/assessments";
import { touchAssignment } from "@/lib/data/assignments";
import { refuseRetired } from "@/lib/data/claims";
import { expectVersion, lockRow } from "@/lib/data/locking";
import { canonicalJson } from "@/lib/domain/audit/json";
import { judgementSchema } from "@/lib/domain/assessments";
import { mayAnalyse } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { operation } from "@/lib/pipeline/operation";

/** Keeps a draft. The claim's page calls it while the analyst types; saving the same again changes nothing. */
export const saveAssessmentOperation = operation({
  name: "save-assessment",
  input: z.object({
    claimId: z.uuid(),
    /** Of the own assessment; 0 when there is none yet. */
    version: z.int().min(0),
    judgement: judgementSchema,
  }),
  subject: async (tx, input, viewer) => {
    const claim = await lockRow(tx, "claim", input.claimId);
    return { claim, own: await lockOwnAssessment(tx, claim.id, viewer.userId) };
  },
  permit: (viewer) => mayAnalyse(viewer),
  async perform({ tx, viewer, now, newId }, { claim, own }, { version: seen, judgement }) {
    refuseRetired(claim);
    const about = { articleId: claim.articleId, claimId: claim.id };
    if (!own) {
      if (seen !== 0) throw new Refusal("not-found");
      const id = newId();
      await insertAssessment(tx, { id, claimId: claim.id, analystId: viewer.userId, judgement }, now);
      await touchAssignment(tx, claim.id, viewer.userId, now);
      return {
        events: [{ act: "assessment.started", object: { kind: "assessment", id }, version: 1, ...about, parts: { after: judgement } }],
        value: { assessmentId: id, version: 1, state: "draft" as const },
      };
    }
    const before = judgementOf(own);
    if (canonicalJson(before) === canonicalJson(judgement)) {
      return { events: [], value: { assessmentId: own.id, version: own.version, state: own.state as "draft" | "returned" } };
    }
    expectVersion(own, seen);
    if (own.state === "submitted" || own.state === "approved") {
      throw new Refusal("invalid", { detail: "The assessment has been submitted. Take it up again to change it." });
    }
    // What was returned is taken up again: until it is handed in anew, it is its author's alone.
    const version = await updateAssessment(tx, own, { judgement, state: "draft" }, now);
    await touchAssignment(tx, claim.id, viewer.userId, now);
    return {
      events: [
        {
          act: "assessment.saved",
          object: { kind: "assessment", id: own.id },
          version,
          ...about,
          parts: { before, after: judgement },
        },
      ],
      value: { assessmentId: own.id, version, state: "draft" as const },
    };
  },
});
