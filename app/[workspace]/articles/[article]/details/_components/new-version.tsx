"use client";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { Button } from "@/app/_ui/button";
import { ProblemNote } from "@/app/_ui/problem-note";
import { useAct } from "@/app/_ui/use-act";
import { IntakeSource } from "../../../new/_components/intake-source";
import { useIntake } from "../../../new/_components/use-intake";
import { Working } from "../../../new/_components/working";
import { importArticleVersionAction } from "../../actions";

/** Takes a later version in; every claim is found again, and what is not surely the same waits for a person. */
export function NewVersion({
  workspace,
  person,
  articleId,
  version,
}: {
  workspace: string;
  person: string;
  articleId: string;
  version: number;
}) {
  const router = useRouter();
  const intake = useIntake(workspace, `version/${articleId}/${person}`);
  const keep = useAct(importArticleVersionAction, workspace);
  const { draft, step, problem } = intake;
  const keepVersion = async (): Promise<void> => {
    intake.setStep({ doing: "Keeping the text and finding every claim again" });
    const { text, snapshotId, fileName } = draft.value;
    const result = await keep.act({ articleId, version, text, snapshotId, fileName });
    intake.setStep(null);
    intake.setProblem(result.ok ? null : result.problem);
    if (!result.ok) return;
    const { exact, moved, fuzzy, lost } = result.value.anchors;
    draft.discard();
    toast.success(`Claims found again: ${exact} exact, ${moved} moved, ${fuzzy} fuzzy, ${lost} lost.`);
    router.push(`/${workspace}/articles/${articleId}`);
  };
  return (
    <section>
      <h2 className="mb-2">Take in a new version</h2>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void keepVersion();
        }}
      >
        <IntakeSource intake={intake} />
        <ProblemNote problem={problem} />
        {step ? <Working {...step} /> : null}
        <div>
          <Button type="submit" look="primary" disabled={step !== null || !draft.loaded}>
            Keep this version
          </Button>
        </div>
      </form>
    </section>
  );
}
