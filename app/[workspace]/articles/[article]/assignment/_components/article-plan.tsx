"use client";
import { apartFrom } from "@/app/_ui/apart-from";
import { useVersionedForm } from "@/app/_ui/use-versioned-form";
import { VersionedFrame } from "@/app/_ui/versioned-frame";
import type { AnalystLoad } from "@/lib/data/assignment-facts";
import type { ArticlePlanInput, Plan, PlanFacts } from "@/lib/domain/assignment";
import { planFields, planInput } from "../../../../_claim/assignment/plan-fields";
import { PlanForm, planLabels, planShown } from "../../../../_claim/assignment/plan-form";
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
const shownBeside = ["plan.wanted", "plan.analysts", "plan.dueOn"];

/** The plan of an article, for leads. */
export function ArticlePlan({ workspace, articleId, plan, version, facts, analysts, settled, own }: Props) {
  const form = useVersionedForm(
    { version, fields: planFields(plan ?? (version > 0 ? { wanted: 0 } : null)) },
    (fields, on) => assignArticleAction(workspace, { articleId, version: on, plan: planInput(fields) as ArticlePlanInput }),
    planFields,
  );
  const left = [
    settled > 0 ? `${settled} settled ${settled === 1 ? "claim is" : "claims are"} left as ${settled === 1 ? "it is" : "they are"}.` : "",
    own > 0
      ? `${own} ${own === 1 ? "claim has a plan of its" : "claims have a plan of their"} own and ${own === 1 ? "keeps" : "keep"} it.`
      : "",
    "Claims that come later come under this plan.",
  ];
  return (
    <VersionedFrame
      form={{ ...form, problem: apartFrom(shownBeside, form.problem) }}
      saved="The plan is saved."
      save="Save the plan"
      title="Two plans for this article"
      labels={planLabels}
      shown={planShown(analysts)}
    >
      <PlanForm
        {...{ facts, analysts }}
        plan={form.fields}
        onChange={form.change}
        modes={version > 0 ? ["queue", "named", "nobody"] : ["queue", "named"]}
        errors={form.problem?.fields ?? {}}
      />
      <p className="text-sm text-ink-2">{left.filter(Boolean).join(" ")}</p>
    </VersionedFrame>
  );
}
