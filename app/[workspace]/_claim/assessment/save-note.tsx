"use client";
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
    const why =
      state.problem.kind === "unavailable"
        ? navigator.onLine
          ? "Onus cannot be reached"
          : "offline"
        : (state.problem.detail ?? state.problem.kind);
    return `not saved: ${why}. It is kept here and saved as soon as that is possible.`;
  }
  if (unsaved) return "kept here, saving in a moment";
  return state.kind === "saved" ? `saved ${clock.format(state.at)}` : "";
}
