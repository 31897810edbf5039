"use client";
import { Button } from "@/app/_ui/button";
import { told } from "@/app/_ui/told";
import { credibilityMeaning, type Credibility, reliabilityMeaning } from "@/lib/domain/grades";
import type { ClaimLink } from "@/lib/domain/workbench";
import { restoreLinkAction, withdrawLinkAction } from "../../claims/[claim]/actions";
import { useClaimInHand } from "../claim-in-hand";
import { doneAct } from "../done-act";
import { ReturnedHere } from "../review/returned-here";

/** One passage and what it does to the claim: what it says, who says it, how good both are. */
export function EvidenceCard({ link, mayAct, onEdit }: { link: ClaimLink; mayAct: boolean; onEdit: () => void }) {
  const { workspace, viewer, act, onDid, onTalkAbout, versions } = useClaimInHand();
  const { evidence, id: linkId, withdrawnAt } = link;
  const { source } = evidence;
  const withdraw = (version: number) => act(withdrawLinkAction, { linkId, version });
  const restore = (version: number) => act(restoreLinkAction, { linkId, version });
  const turn = async (): Promise<void> => {
    const [now, back, label] = withdrawnAt
      ? ([restore, withdraw, "restored link"] as const)
      : ([withdraw, restore, "withdrawn link"] as const);
    const result = told(await now(link.version));
    if (result.ok) onDid(doneAct(versions, label, linkId, back, now));
  };
  return (
    <li className="flex min-w-0 flex-col gap-1 rounded border border-line p-2">
      {withdrawnAt ? <p className="text-xs text-ink-2">{link.stance}, withdrawn</p> : null}
      <ReturnedHere kind="link" id={linkId} />
      <blockquote dir="auto" className="border-l-2 border-line-strong pl-2 font-reading whitespace-pre-line wrap-anywhere">
        {link.exact}
      </blockquote>
      <p className="wrap-anywhere">
        <a href={`/${workspace}/evidence/${evidence.id}`}>{evidence.title}</a>
      </p>
      <p className="text-xs text-ink-2 wrap-anywhere">
        {source.name} · <Grade sign={source.reliability} meaning={`source ${reliabilityMeaning[source.reliability]}`} />
        <Grade sign={String(link.credibility)} meaning={`information ${credibilityMeaning[link.credibility as Credibility]}`} />
        {source.origin === source.name ? "" : ` · origin: ${source.origin}`} · {evidence.publishedOn ?? "not dated"}
      </p>
      {link.note ? (
        <p dir="auto" className="whitespace-pre-wrap wrap-anywhere">
          {link.note}
        </p>
      ) : null}
      <div className="flex flex-wrap items-center justify-between gap-1 text-xs text-ink-2">
        <span>{link.by}</span>
        {viewer.mayAct ? (
          <Button look="quiet" className="ml-auto" onClick={() => onTalkAbout({ kind: "link", id: linkId, words: link.exact })}>
            Discuss
          </Button>
        ) : null}
        {mayAct ? (
          <span className="flex flex-wrap">
            {withdrawnAt ? null : (
              <Button look="quiet" onClick={onEdit}>
                Edit
              </Button>
            )}
            <Button look="quiet" onClick={() => void turn()}>
              {withdrawnAt ? "Restore" : "Withdraw"}
            </Button>
          </span>
        ) : null}
      </div>
    </li>
  );
}

/** A letter or a digit of the Admiralty scale, in words for whoever cannot hover. */
function Grade({ sign, meaning }: { sign: string; meaning: string }) {
  return (
    <abbr title={meaning} className="font-semibold text-ink no-underline">
      {sign}
      <span className="sr-only"> ({meaning}) </span>
    </abbr>
  );
}
