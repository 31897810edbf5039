import type { Metadata } from "next";
import Link from "next/link";
import { EmptyState } from "@/app/_ui/empty-state";
import { readNews, readNotificationSettings } from "@/lib/data/news";
import { isUuid } from "@/lib/domain/ids";
import { newsPath, saying } from "@/lib/domain/notifications";
import { currentSettings } from "@/lib/gateways/settings";
import { pageViewer } from "@/lib/pipeline/session";
import { NewsList } from "./_components/news-list";
import { NewsSettings } from "./_components/news-settings";

export const metadata: Metadata = { title: "News" };

const pageSize = 50;

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<{ before?: string }> };

export default async function NewsPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const { before } = await searchParams;
  const viewer = await pageViewer(workspace);
  const [news, settings] = await Promise.all([
    readNews(viewer, before && isUuid(before) ? before : null, pageSize + 1),
    readNotificationSettings(viewer),
  ]);
  const shown = news.slice(0, pageSize);
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-8 px-4 py-6">
      <section aria-labelledby="news" className="flex flex-col gap-3">
        <h1 id="news">News</h1>
        {shown.length === 0 ? (
          <EmptyState title="No news">
            Whoever mentions you, assigns something to you or reviews your work appears here. What concerns a claim that you still have to
            assess waits until you have.
          </EmptyState>
        ) : (
          <NewsList
            workspace={workspace}
            items={shown.map((item) => ({
              id: item.id,
              says: saying(item.kind, item.actor),
              about: item.statement ?? item.articleTitle ?? "",
              href: `/${workspace}/${newsPath(item)}`,
              at: item.createdAt.toISOString(),
              unread: item.readAt === null,
            }))}
          />
        )}
        {news.length > pageSize ? (
          <Link href={`/${workspace}/news?before=${shown.at(-1)!.id}`} className="self-start text-sm">
            Earlier news
          </Link>
        ) : null}
      </section>
      <section aria-labelledby="told" className="flex flex-col gap-3">
        <h2 id="told">What you are told of</h2>
        <NewsSettings workspace={workspace} settings={settings} mails={currentSettings().mail !== undefined} />
      </section>
    </div>
  );
}
