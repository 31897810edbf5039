"use client";
import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent } from "react";
import { Button } from "@/app/_ui/button";
import { useAct } from "@/app/_ui/use-act";
import { takeRefusal } from "../../_claim/assignment/take-refusal";
import { takeClaimAction } from "../actions";

const key = "g";
const typing = /^(?:INPUT|TEXTAREA|SELECT)$/;

/** Takes the next claim of the queue and opens it. `free`: claims that one could take, as of when the page was made. */
export function TakeNext({ workspace, free, most }: { workspace: string; free: number; most: number }) {
  const router = useRouter();
  const { act, pending, problem } = useAct(takeClaimAction, workspace);
  const take = async (): Promise<void> => {
    const result = await act({});
    if (result.ok) router.push(`/${workspace}/articles/${result.value.articleId}?claim=${result.value.claimId}`);
    else router.refresh();
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey || pending) return;
    if (event.target instanceof HTMLElement && typing.test(event.target.tagName)) return;
    void take();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKey(event);
    addEventListener("keydown", listener);
    return () => removeEventListener("keydown", listener);
  }, []);
  const many = free > most ? `More than ${most} claims are` : free === 1 ? "1 claim is" : `${free === 0 ? "No" : free} claims are`;
  return (
    <div className="flex flex-wrap items-center justify-end gap-x-3 gap-y-1">
      <p role="status" className="text-sm text-ink-2">
        {problem ? takeRefusal(problem) : `${many} free for you in the queue.`}
      </p>
      <Button look="primary" pending={pending} aria-keyshortcuts={key} onClick={() => void take()}>
        Take next claim ({key})
      </Button>
    </div>
  );
}
