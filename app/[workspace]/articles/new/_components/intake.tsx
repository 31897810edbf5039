"use client";
import { useRouter } from "next/navigation";
import { Button } from "@/app/_ui/button";
import { ProblemNote } from "@/app/_ui/problem-note";
import { useAct } from "@/app/_ui/use-act";
import { importArticleAction } from "../../actions";
import { IntakeDetails } from "./intake-details";
import { IntakeSource } from "./intake-source";
import { emptyIntake, useIntake } from "./use-intake";
import { Working } from "./working";

/** From text, a file or an address to a kept article; everything typed survives a reload. */
export function Intake({ workspace, person }: { workspace: string; person: string }) {
  const router = useRouter();
  const intake = useIntake(workspace, `intake/${workspace}/${person}`);
  const keep = useAct(importArticleAction, workspace);
  const { draft, step, problem } = intake;
  const { value, change } = draft;

  const keepArticle = async (): Promise<void> => {
    intake.setStep({ doing: "Keeping the text and cutting it into sentences" });
    const { text, snapshotId, fileName, details } = value;
    const result = await keep.act({ ...details, text, snapshotId, fileName });
    intake.setProblem(result.ok ? null : result.problem);
    if (!result.ok) return intake.setStep(null);
    draft.discard();
    router.push(`/${workspace}/articles/${result.value.articleId}`);
  };

  return (
    <form
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        void keepArticle();
      }}
    >
      {draft.restored ? (
        <p className="flex flex-wrap items-center gap-2 rounded bg-warn-soft px-3 py-2 text-sm">
          This is what you had begun earlier.
          <Button
            look="quiet"
            onClick={() => {
              change(emptyIntake);
              draft.discard();
            }}
          >
            Begin anew
          </Button>
        </p>
      ) : null}
      <IntakeSource intake={intake} />
      <IntakeDetails
        details={value.details}
        errors={problem?.fields ?? {}}
        onChange={(details) => change((before) => ({ ...before, details }))}
      />
      {problem ? <ProblemNote problem={problem} /> : null}
      {step ? <Working {...step} /> : null}
      <div>
        <Button type="submit" look="primary" disabled={step !== null || !draft.loaded}>
          Keep this article
        </Button>
      </div>
    </form>
  );
}
