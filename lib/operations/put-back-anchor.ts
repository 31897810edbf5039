import { z } from "zod";
import { holdCurrent } from "@/lib/data/articles";
import { updateAnchor } from "@/lib/data/claims";
import { lockWithClaim } from "@/lib/data/locking";
import { userNamed } from "@/lib/data/members";
import { recordedAct } from "@/lib/data/recorded-act";
import { recountClaims } from "@/lib/data/sentences";
import { anchorSchema, anchorStates } from "@/lib/domain/anchors";
import { mayAnalyse } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { operation } from "@/lib/pipeline/operation";
import { changedSince, recorded } from "./taking-back";

/** Where an anchor stood, as the events that confirm or place one tell it. */
const formerPlace = anchorSchema.safeExtend({
  state: z.enum(anchorStates),
  score: z.string().transform(Number).nullable(),
  /** pseudonym */
  confirmedBy: z.string().nullable(),
  confirmedAt: z.iso.datetime().nullable(),
});
const span = z.object({ start: z.int(), end: z.int() });

/** Takes back that somebody confirmed or placed an anchor: it stands where it stood, as surely as it stood there. */
export const putBackAnchorOperation = operation({
  name: "put-back-anchor",
  input: z.object({
    anchorId: z.uuid(),
    /** The version to which confirming or placing brought it. */
    done: z.int().min(1),
  }),
  subject: async (tx, { anchorId, done }) => {
    const { row: anchor } = await lockWithClaim(tx, "anchor", anchorId);
    const [act] = await recordedAct(tx, `anchor/${anchorId}`, done);
    if (act?.act !== "anchor.confirmed" && act?.act !== "anchor.placed") throw new Refusal("not-found");
    return { anchor, act };
  },
  permit: (viewer) => mayAnalyse(viewer),
  async perform({ tx }, { anchor, act }) {
    const articleId = await holdCurrent(tx, anchor.articleVersionId);
    const { start, end } = recorded(span, act.after);
    if (anchor.state !== "confirmed" || anchor.start !== start || anchor.end !== end) {
      throw changedSince("The place has been changed since.");
    }
    const { confirmedBy, confirmedAt, ...place } = recorded(formerPlace, act.before);
    const version = await updateAnchor(tx, anchor, {
      ...place,
      confirmedBy: confirmedBy && (await userNamed(tx, confirmedBy)),
      confirmedAt: confirmedAt === null ? null : new Date(confirmedAt),
    });
    await recountClaims(tx, anchor.articleVersionId, [anchor, place]);
    return {
      events: [
        {
          act: "anchor.put-back",
          object: { kind: "anchor", id: anchor.id },
          version,
          articleId,
          claimId: anchor.claimId,
          parts: {
            before: { state: anchor.state, start, end, exact: anchor.exact },
            after: { state: place.state, start: place.start, end: place.end, exact: place.exact },
          },
        },
      ],
      value: { anchorId: anchor.id, version, state: place.state },
    };
  },
});
