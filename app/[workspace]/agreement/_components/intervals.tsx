"use client";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { Button } from "@/app/_ui/button";
import { ProblemNote } from "@/app/_ui/problem-note";
import type { Problem } from "@/lib/domain/problems";
import type { Intervals } from "@/lib/operations/measure-agreement";
import { readJson } from "../../_claim/read-json";
import { inDigits } from "./in-digits";

type State = { kind: "computing" } | { kind: "ready"; intervals: Intervals } | { kind: "failed"; problem: Problem };
const Context = createContext<{ state: State; again: () => void }>({ state: { kind: "computing" }, again: () => undefined });

/** The server waits some seconds of its own before it says that it is still at it. */
const firstPauseMs = 1000;
const longestPauseMs = 8000;
const mostTimes = 60;

/** Fetches the intervals of the figures within, which are worked out while the page is already there. Give it a key: the address. */
export function IntervalsProvider({ address, children }: { address: string; children: ReactNode }) {
  const [state, setState] = useState<State>({ kind: "computing" });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let left = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async (times: number, pauseMs: number): Promise<void> => {
      const result = await readJson<{ intervals: Intervals | null }>(address);
      if (left) return;
      if (!result.ok) return setState({ kind: "failed", problem: result.problem });
      if (result.value.intervals) return setState({ kind: "ready", intervals: result.value.intervals });
      if (times === mostTimes) return setState({ kind: "failed", problem: { kind: "unavailable", detail: "It takes very long." } });
      timer = setTimeout(() => void ask(times + 1, Math.min(2 * pauseMs, longestPauseMs)), pauseMs);
    };
    void ask(1, firstPauseMs);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [address, turn]);
  const again = (): void => {
    setState({ kind: "computing" });
    setTurn(turn + 1);
  };
  return <Context value={{ state, again }}>{children}</Context>;
}

/** How they were worked out, once they are. */
export function IntervalsNote({ note }: { note: string }) {
  const { state, again } = useContext(Context);
  return (
    <>
      <div role="status" className="text-xs text-ink-2">
        {state.kind === "computing" ? "The intervals are being worked out…" : null}
        {state.kind === "ready" ? note : null}
      </div>
      {state.kind === "failed" ? (
        <div className="flex flex-wrap items-center gap-2">
          <ProblemNote problem={state.problem} />
          <Button onClick={again}>Work out the intervals again</Button>
        </div>
      ) : null}
    </>
  );
}

/** One figure’s interval. */
export function IntervalOf({ name, percent = false }: { name: string; percent?: boolean }) {
  const { state } = useContext(Context);
  if (state.kind !== "ready") {
    return (
      <span className="text-ink-2">
        <span aria-hidden="true">{state.kind === "computing" ? "…" : "–"}</span>
        <span className="sr-only">{state.kind === "computing" ? "being worked out" : "not worked out"}</span>
      </span>
    );
  }
  const interval = state.intervals[name];
  if (!interval) return <span>–</span>;
  if ("undefined" in interval) return <span className="text-xs text-ink-2">none: {interval.undefined}</span>;
  return (
    <span className="whitespace-nowrap tabular-nums">
      {inDigits(interval.low, percent)} to {inDigits(interval.high, percent)}
      {percent ? " %" : ""}
      {interval.undefinedResamples > 0 ? (
        <span className="block text-xs whitespace-normal text-ink-2">undefined in {interval.undefinedResamples} resamples</span>
      ) : null}
    </span>
  );
}
