"use client";
import type { Problem } from "@/lib/domain/problems";
import type { SaveState } from "./judgement-draft";

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

/** Where the draft is: with the server, on its way, or only in this browser. */
export function SaveNote({ state, unsaved }: { state: SaveState; unsaved: boolean }) {
  return (
    <p role="status" className="text-xs text-ink-2" data-testid="save-state">
      {wordsFor(state, unsaved)}
    </p>
  );
}

function wordsFor(state: SaveState, unsaved: boolean): string {
  if (state.kind === "saving") return "saving…";
  if (state.kind === "kept" && unsaved) {
    if (state.problem.kind === "changed-meanwhile") return "not saved: compare the two versions first. What is typed here is kept.";
    return `not saved: ${reasonOf(state.problem)}. It is kept here and saved as soon as that is possible.`;
  }
  if (unsaved) return "kept here, saving in a moment";
  return state.kind === "saved" ? `saved ${clock.format(state.at)}` : "";
}

function reasonOf(problem: Problem): string {
  if (problem.kind === "unavailable") return navigator.onLine ? "Onus cannot be reached" : "offline";
  if (problem.kind === "signed-out") return "you are signed out";
  return problem.detail ?? problem.kind;
}
