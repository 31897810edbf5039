"use client";
import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { startThreadAction } from "@/app/[workspace]/_discussion/actions";
import { Composer } from "@/app/[workspace]/_discussion/composer";
import { type Talk, TalkProvider } from "@/app/[workspace]/_discussion/talk";
import { Thread } from "@/app/[workspace]/_discussion/thread";
import type { Discussion } from "@/lib/domain/discussion";

/** @param sentence the one that a discussion is to begin about */
export function ArticleTalk({
  workspace,
  viewer,
  discussion,
  sentence,
}: {
  workspace: string;
  viewer: Talk["viewer"];
  discussion: Discussion;
  sentence: { id: string; words: string } | null;
}) {
  const router = useRouter();
  const talk = useMemo(
    () => ({ workspace, viewer, members: discussion.members, onChanged: async () => router.refresh() }),
    [workspace, viewer, discussion, router],
  );
  return (
    <TalkProvider value={talk}>
      {sentence ? (
        <div className="rounded border border-line p-3">
          <blockquote dir="auto" className="mb-2 border-l-2 border-line-strong pl-2 font-reading text-sm wrap-anywhere">
            {sentence.words}
          </blockquote>
          <Composer
            draft={`sentence:${sentence.id}`}
            label="About this sentence"
            focusFirst
            send={(said) => startThreadAction(workspace, { about: { kind: "sentence", id: sentence.id }, ...said })}
            onDone={() => router.replace(window.location.pathname)}
            onCancel={() => router.replace(window.location.pathname)}
          />
        </div>
      ) : null}
      {discussion.threads.map((thread) => (
        <Thread key={thread.id} thread={thread} linked />
      ))}
    </TalkProvider>
  );
}
