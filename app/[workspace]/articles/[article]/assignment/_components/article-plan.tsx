"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { useAct } from "@/app/_ui/use-act";
import type { AnalystLoad } from "@/lib/data/assignment-facts";
import type { ArticlePlanInput, Plan, PlanFacts } from "@/lib/domain/assignment";
import { planDraft, planInput } from "../../../../_claim/assignment/plan-draft";
import { PlanForm } from "../../../../_claim/assignment/plan-form";
import { assignArticleAction } from "../actions";

type Props = {
  workspace: string;
  articleId: string;
  plan: Plan | null;
  version: number;
  facts: PlanFacts;
  analysts: readonly AnalystLoad[];
  /** claims that the plan leaves as they are */
  settled: number;
  own: number;
};

/** The plan of an article, for leads. */
export function ArticlePlan({ workspace, articleId, plan, version, facts, analysts, settled, own }: Props) {
  const router = useRouter();
  const { act, pending, problem } = useAct(assignArticleAction, workspace);
  const [draft, setDraft] = useState(() => {
    const known = plan && { ...plan, analysts: plan.analysts.filter((userId) => analysts.some((each) => each.userId === userId)) };
    return planDraft(known);
  });
  const save = async (): Promise<void> => {
    const result = await act({ articleId, version, plan: planInput(draft) as ArticlePlanInput });
    if (result.ok) toast.success("The plan is saved.");
    if (result.ok || result.problem.kind === "changed-meanwhile") router.refresh();
  };
  const left = [
    settled > 0 ? `${settled} settled ${settled === 1 ? "claim is" : "claims are"} left as ${settled === 1 ? "it is" : "they are"}.` : "",
    own > 0
      ? `${own} ${own === 1 ? "claim has a plan of its" : "claims have a plan of their"} own and ${own === 1 ? "keeps" : "keep"} it.`
      : "",
    "Claims that come later come under this plan.",
  ];
  return (
    <PlanForm
      {...{ draft, facts, analysts, pending, problem }}
      modes={plan ? ["queue", "named", "nobody"] : ["queue", "named"]}
      onChange={setDraft}
      onSubmit={() => void save()}
    >
      <p className="text-sm text-ink-2">{left.filter(Boolean).join(" ")}</p>
    </PlanForm>
  );
}
