"use client";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { Touch } from "./live-workspace";
import { spoken } from "./spoken";

/** Often enough to follow, seldom enough to work. */
const gapMs = 5000;
/** What is new has been read by then, and can be named. */
const soonMs = 1000;

/** Tells a screen reader what others have changed, when it has nothing else to say. */
export function LiveAnnouncer({ recent, numberOf }: { recent: readonly Touch[]; numberOf: (claimId: string) => number | undefined }) {
  const [words, setWords] = useState("");
  const said = useRef<string | null>(null);
  const saidAt = useRef(0);
  const say = useEffectEvent(() => {
    const from = recent.findIndex(({ event }) => event.id === said.current) + 1;
    saidAt.current = Date.now();
    said.current = recent.at(-1)?.event.id ?? null;
    const sentence = spoken(
      recent.slice(from).map(({ event }) => event),
      numberOf,
    );
    if (sentence) setWords(sentence);
  });
  useEffect(() => {
    if (recent.length === 0) return;
    const timer = setTimeout(() => say(), Math.max(soonMs, saidAt.current + gapMs - Date.now()));
    return () => clearTimeout(timer);
  }, [recent]);
  return (
    <p role="status" className="sr-only" data-testid="live-announcer">
      {words}
    </p>
  );
}
