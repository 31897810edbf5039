"use client";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Button } from "@/app/_ui/button";
import { ProblemNote } from "@/app/_ui/problem-note";
import type { Discussion } from "@/lib/domain/discussion";
import type { Problem } from "@/lib/domain/problems";
import { startThreadAction } from "../_discussion/actions";
import { Composer } from "../_discussion/composer";
import { TalkProvider } from "../_discussion/talk";
import { Thread } from "../_discussion/thread";
import { useClaimInHand } from "./claim-in-hand";
import { readJson } from "./read-json";

/** What the team says about this claim, its links and the sentences it stands in. */
export function DiscussionSection() {
  const { workspace, viewer, detail, talkAbout, onTalkAbout } = useClaimInHand();
  const { id: claimId } = detail.claim;
  const [discussion, setDiscussion] = useState<Discussion | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const turn = useRef(0);
  const ask = useCallback(async () => {
    const mine = ++turn.current;
    const result = await readJson<Discussion>(`/${workspace}/claims/${claimId}/discussion`);
    return { result, last: mine === turn.current };
  }, [workspace, claimId]);
  const show = useCallback(({ result, last }: Awaited<ReturnType<typeof ask>>) => {
    if (!last) return;
    setProblem(result.ok ? null : result.problem);
    if (result.ok) setDiscussion(result.value);
  }, []);
  const read = useCallback(() => ask().then(show), [ask, show]);
  // With each reading of the claim, so that what others say appears with what they do.
  useEffect(() => {
    void ask().then(show);
  }, [ask, show, detail]);
  const talk = useMemo(
    () => ({ workspace, viewer, members: discussion?.members ?? [], onChanged: read }),
    [workspace, viewer, discussion, read],
  );
  const open = discussion?.threads.filter((thread) => thread.resolvedAt === null) ?? [];
  const resolved = discussion?.threads.filter((thread) => thread.resolvedAt !== null) ?? [];
  return (
    <section aria-labelledby="discussion-title" className="flex flex-col gap-2">
      <div className="flex items-center justify-between gap-2">
        <h3 id="discussion-title">Discussion</h3>
        {viewer.mayAct && !talkAbout ? (
          <Button onClick={() => onTalkAbout({ kind: "claim", id: claimId, words: "" })}>Start a discussion</Button>
        ) : null}
      </div>
      {problem ? <ProblemNote problem={problem} /> : null}
      <TalkProvider value={talk}>
        {talkAbout ? (
          <div className="rounded border border-line p-3">
            {talkAbout.words ? (
              <blockquote dir="auto" className="mb-2 line-clamp-3 border-l-2 border-line-strong pl-2 font-reading text-sm wrap-anywhere">
                {talkAbout.words}
              </blockquote>
            ) : null}
            <Composer
              key={talkAbout.id}
              draft={`${talkAbout.kind}:${talkAbout.id}`}
              label={talkAbout.kind === "link" ? "About this link" : "About this claim"}
              focusFirst
              send={(said) => startThreadAction(workspace, { about: { kind: talkAbout.kind, id: talkAbout.id }, ...said })}
              onDone={() => onTalkAbout(null)}
              onCancel={() => onTalkAbout(null)}
            />
          </div>
        ) : null}
        {discussion && discussion.threads.length === 0 && !talkAbout ? (
          <p className="text-xs text-ink-2">Nothing yet. Ask a colleague here: write @ and a name, and they are told.</p>
        ) : null}
        {open.map((thread) => (
          <Thread key={thread.id} thread={thread} linked={thread.claim !== null && thread.claim.id !== claimId} />
        ))}
        {resolved.length > 0 ? (
          <details>
            <summary className="cursor-pointer text-xs text-ink-2">{resolved.length} resolved</summary>
            <div className="mt-2 flex flex-col gap-2">
              {resolved.map((thread) => (
                <Thread key={thread.id} thread={thread} linked={thread.claim !== null && thread.claim.id !== claimId} />
              ))}
            </div>
          </details>
        ) : null}
      </TalkProvider>
    </section>
  );
}
