"use client";
import Link from "next/link";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { told } from "@/app/_ui/told";
import { reached } from "@/app/_ui/use-act";
import type { ThreadShown } from "@/lib/domain/discussion";
import { addCommentAction, reopenThreadAction, resolveThreadAction } from "./actions";
import { Comment } from "./comment";
import { Composer } from "./composer";
import { useTalk } from "./talk";

const aboutWords = { claim: "About the claim", link: "About a link", sentence: "About a sentence" } as const;

/** One discussion: what it is about, what was said, and where to answer. @param linked whether to lead to its claim */
export function Thread({ thread, linked = false }: { thread: ThreadShown; linked?: boolean }) {
  const { workspace, viewer, onChanged } = useTalk();
  const [answering, setAnswering] = useState(false);
  const { id: threadId, version, about } = thread;
  const resolved = thread.resolvedAt !== null;
  const turn = async (): Promise<void> => {
    told(await reached(() => (resolved ? reopenThreadAction : resolveThreadAction)(workspace, { threadId, version })));
    await onChanged();
  };
  return (
    <article
      id={`thread-${threadId}`}
      aria-label={`${aboutWords[about.kind]}, ${thread.comments.length} comments`}
      className="rounded border border-line p-3 target:outline-2 target:outline-accent"
    >
      <p className="text-xs text-ink-2">
        {aboutWords[about.kind]}
        {linked && thread.claim ? (
          <>
            {" "}
            · <Link href={`/${workspace}/claims/${thread.claim.id}`}>claim {thread.claim.number}</Link>
          </>
        ) : null}
        {resolved ? ` · ✓ resolved by ${thread.resolvedBy}` : ""}
      </p>
      {about.words && (about.kind !== "claim" || linked) ? (
        <blockquote dir="auto" className="mt-1 line-clamp-3 border-l-2 border-line-strong pl-2 font-reading text-sm wrap-anywhere">
          {about.words}
        </blockquote>
      ) : null}
      <ul className="divide-y divide-line">
        {thread.comments.map((comment) => (
          <Comment key={comment.id} comment={comment} />
        ))}
      </ul>
      {viewer.mayAct && answering ? (
        <Composer
          draft={`answer:${threadId}`}
          label="Your answer"
          focusFirst
          send={(said) => addCommentAction(workspace, { threadId, ...said })}
          onDone={() => setAnswering(false)}
          onCancel={() => setAnswering(false)}
        />
      ) : null}
      {viewer.mayAct && !answering ? (
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => setAnswering(true)}>Answer</Button>
          <Button look="quiet" onClick={() => void turn()}>
            {resolved ? "Open again" : "Resolve"}
          </Button>
        </div>
      ) : null}
    </article>
  );
}
