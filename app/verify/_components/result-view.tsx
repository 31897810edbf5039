"use client";

import { useEffect, useRef } from "react";
import type { Detail, Outcome, Verdict } from "@/lib/domain/audit/verify/outcome";
import { ErasuresTable, PartsTable } from "./parts-tables";
import { VerdictFacts } from "./verdict-facts";

/** Each outcome has a shape, a word and a colour of its own; only the verified have a tick. */
const told: Record<Outcome, { shape: string; word: string; sentence: string; look: string; ink: string }> = {
  verified: {
    shape: "M5 12.5 10 17.5 19 7",
    word: "Verified",
    sentence: "Every entry is as it was signed, and what your policy asks for vouches for it.",
    look: "border-success bg-paper",
    ink: "text-success",
  },
  tampered: {
    shape: "M6 6 18 18 M18 6 6 18",
    word: "Tampered with",
    sentence: "Something is not what the log says. Do not rely on this bundle.",
    look: "border-danger bg-danger-soft",
    ink: "text-danger",
  },
  malformed: {
    shape: "M12 4 21 20 3 20Z M12 10 12 14 M12 17 12 17.5",
    word: "Malformed",
    sentence: "This is no bundle, or no policy, that can be checked. Was it copied whole?",
    look: "border-danger bg-danger-soft",
    ink: "text-danger",
  },
  unanchored: {
    shape: "M12 3 21 12 12 21 3 12Z M12 8 12 13 M12 15.5 12 16",
    word: "Not anchored",
    sentence: "It is consistent in itself, but nothing that you trust vouches for it: anybody could have made it.",
    look: "border-dashed border-line-strong bg-warn-soft",
    ink: "text-ink",
  },
};

export function ResultView({ verdict, detail }: { verdict: Verdict; detail: Detail | null }) {
  const { shape, word, sentence, look, ink } = told[verdict.outcome];
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever waited by keyboard or ear is led to what came of it.
  useEffect(() => heading.current?.focus(), [verdict]);
  const { problem } = verdict;
  const where = [problem?.file, problem?.entry === undefined ? undefined : `entry #${problem.entry}`].filter((each) => each).join(", ");
  return (
    <section aria-labelledby="verdict" className="flex flex-col gap-5">
      <div className={`flex items-start gap-3 rounded-lg border-2 p-4 ${look}`}>
        <svg viewBox="0 0 24 24" className={`mt-0.5 size-7 shrink-0 fill-none stroke-current stroke-2 ${ink}`} aria-hidden="true">
          <path d={shape} strokeLinecap="round" strokeLinejoin="round" />
        </svg>
        <div className="min-w-0">
          <h2 id="verdict" ref={heading} tabIndex={-1} className={`text-xl font-semibold ${ink}`}>
            {word}
          </h2>
          <p>{sentence}</p>
          {problem ? (
            <p className="mt-2 text-sm break-words">
              {where ? <strong>{where}: </strong> : null}
              {problem.what}
            </p>
          ) : null}
        </div>
      </div>
      <VerdictFacts verdict={verdict} detail={detail} />
      {detail && verdict.parts ? <PartsTable byName={detail.partsByName} total={verdict.parts} /> : null}
      {detail && detail.erasures.length > 0 ? <ErasuresTable erasures={detail.erasures} total={verdict.parts?.erased ?? 0} /> : null}
    </section>
  );
}
