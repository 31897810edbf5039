"use client";
import { useRouter } from "next/navigation";
import { Button } from "@/app/_ui/button";
import { ProblemNote } from "@/app/_ui/problem-note";
import { useAct } from "@/app/_ui/use-act";
import { setTrainingAction } from "../../actions";

/** Makes the article one to train on, or no longer. */
export function TrainingForm({ workspace, article }: { workspace: string; article: { id: string; version: number; training: boolean } }) {
  const router = useRouter();
  const { act, pending, problem } = useAct(setTrainingAction, workspace);
  const turn = async (): Promise<void> => {
    await act({ articleId: article.id, version: article.version, training: !article.training });
    router.refresh();
  };
  return (
    <section aria-labelledby="training" className="flex flex-col gap-2">
      <h2 id="training">Training</h2>
      <p className="text-sm text-ink-2">
        {article.training
          ? "This article is to train on: a lead sets the known answer on each claim; analysts see it, with why, after they have submitted theirs. Nothing is settled here."
          : "An article to train on has known answers. Analysts learn on it, and their first answers make their calibration."}
      </p>
      <ProblemNote problem={problem} />
      <Button className="self-start" pending={pending} onClick={() => void turn()}>
        {article.training ? "No longer train on it" : "Make it an article to train on"}
      </Button>
    </section>
  );
}
