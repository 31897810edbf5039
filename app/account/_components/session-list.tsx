"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { ProblemNote } from "@/app/_ui/problem-note";
import { reached } from "@/app/_ui/use-act";
import type { Problem } from "@/lib/domain/problems";
import { endSessionAction, signOutEverywhereAction } from "../actions";
import { browserName } from "./browser-name";

type Shown = { id: string; since: string; userAgent: string; here: boolean };

export function SessionList({ sessions }: { sessions: Shown[] }) {
  const router = useRouter();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  async function signOut(keepThisOne: boolean) {
    setPending(true);
    const result = await reached(() => signOutEverywhereAction({ keepThisOne }));
    setPending(false);
    setProblem(result.ok ? null : result.problem);
    if (!result.ok) return;
    if (keepThisOne) router.refresh();
    else window.location.assign("/sign-in");
  }
  async function end(sessionId: string) {
    setPending(true);
    const result = await reached(() => endSessionAction({ sessionId }));
    setPending(false);
    setProblem(result.ok ? null : result.problem);
    router.refresh();
  }
  return (
    <div className="flex flex-col gap-3">
      <ul className="divide-y divide-line rounded-lg border border-line">
        {sessions.map(({ id, since, userAgent, here }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 px-4 py-2">
            <span className="flex-1">
              {browserName(userAgent)} {here ? <strong className="font-medium">(this one)</strong> : null}
            </span>
            <span className="text-sm text-ink-2">
              since <time dateTime={since}>{`${since.slice(0, 10)} ${since.slice(11, 16)} UTC`}</time>
            </span>
            {here ? null : (
              <Button
                look="quiet"
                pending={pending}
                onClick={() => void end(id)}
                aria-label={`End the session on ${browserName(userAgent)}`}
              >
                End
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ProblemNote problem={problem} />
      <div className="flex flex-wrap gap-2">
        <Button pending={pending} disabled={sessions.length < 2} onClick={() => void signOut(true)}>
          Sign out everywhere else
        </Button>
        <Button look="danger" pending={pending} onClick={() => void signOut(false)}>
          Sign out everywhere
        </Button>
      </div>
    </div>
  );
}
