"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/app/_ui/button";
import { ProblemNote } from "@/app/_ui/problem-note";
import { useAct } from "@/app/_ui/use-act";
import type { ArticleFacts } from "@/lib/data/article-details";
import { IntakeDetails } from "../../../new/_components/intake-details";
import { editArticleAction } from "../../actions";

/** What is known about the article, to be corrected. */
export function DetailsForm({ workspace, article }: { workspace: string; article: ArticleFacts }) {
  const router = useRouter();
  const { act, pending, problem } = useAct(editArticleAction, workspace);
  const { title, byline, publisher, publishedOn, language, url } = article;
  const [details, setDetails] = useState({
    title,
    byline: byline ?? "",
    publisher: publisher ?? "",
    publishedOn: publishedOn ?? "",
    language: language ?? "",
    url: url ?? "",
  });
  const save = async (): Promise<void> => {
    const result = await act({ ...details, articleId: article.id, version: article.version });
    if (!result.ok) return;
    toast.success("Details saved.");
    router.refresh();
  };
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <IntakeDetails details={details} errors={problem?.fields ?? {}} onChange={setDetails} />
      <ProblemNote problem={problem} />
      <div>
        <Button type="submit" pending={pending}>
          Save the details
        </Button>
      </div>
    </form>
  );
}
