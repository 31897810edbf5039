"use client";
import { useRouter } from "next/navigation";
import { dayOf, textOf } from "@/app/_ui/row-text";
import { useVersionedForm } from "@/app/_ui/use-versioned-form";
import { VersionedFrame } from "@/app/_ui/versioned-frame";
import { useLiveArticle } from "@/app/[workspace]/_live/live-provider";
import type { ArticleFacts } from "@/lib/data/article-details";
import { IntakeDetails } from "../../../new/_components/intake-details";
import { editArticleAction } from "../../actions";

type Details = { title: string; byline: string; publisher: string; publishedOn: string; language: string; url: string };
const labels: Record<keyof Details, string> = {
  title: "Title",
  byline: "Byline",
  publisher: "Publisher",
  publishedOn: "Published on",
  language: "Language",
  url: "Address",
};

const chosen = { publishedOn: (day: string) => day };

function detailsIn(row: unknown): Details {
  const { title, byline, publisher, publishedOn, language, url } = row as Record<keyof Details, unknown>;
  return {
    title: textOf(title),
    byline: textOf(byline),
    publisher: textOf(publisher),
    publishedOn: dayOf(publishedOn),
    language: textOf(language),
    url: textOf(url),
  };
}

/** What is known about the article, to be corrected. */
export function DetailsForm({ workspace, article }: { workspace: string; article: ArticleFacts }) {
  const router = useRouter();
  const live = useLiveArticle(article.id, null, async () => router.refresh());
  const current = { version: article.version, fields: detailsIn(article) };
  const form = useVersionedForm(
    current,
    (details, version) => editArticleAction(workspace, { ...details, articleId: article.id, version }),
    detailsIn,
  );
  return (
    <VersionedFrame
      form={form}
      saved="Details saved."
      save="Save the details"
      title="Two versions of the details"
      labels={labels}
      shown={chosen}
      who={live.touches.get(`article/${article.id}`)?.event.by.name}
    >
      <IntakeDetails details={form.fields} errors={form.problem?.fields ?? {}} onChange={form.change} />
    </VersionedFrame>
  );
}
