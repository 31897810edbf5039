"use client";
import { toast } from "sonner";
import { describeProblem } from "@/app/_ui/problem-text";
import { told } from "@/app/_ui/told";
import type { Disposition } from "@/lib/domain/coverage";
import type { Problem } from "@/lib/domain/problems";
import type { ActHistory } from "./act-history";
import type { Command } from "./commands";
import type { useAssignments } from "./use-assignments";
import type { WorkbenchView } from "./use-workbench-view";
import { workCommands } from "./work-commands";
import type { WorkbenchActs } from "./workbench-acts";
import type { WorkbenchSnapshot } from "./workbench-store";

type Context = {
  snapshot: WorkbenchSnapshot;
  acts: WorkbenchActs;
  history: ActHistory;
  mayAct: boolean;
  mayAskModel: boolean;
  assignments: ReturnType<typeof useAssignments>;
  view: WorkbenchView;
};

/** All that can be done at the workbench now, by key, palette or overlay. */
export function useWorkbenchCommands(context: Context): Command[] {
  const reading = [...goCommands(context), ...helpCommands(context)];
  return context.mayAct
    ? [
        ...goCommands(context),
        ...splitCommands(context),
        ...sentenceCommands(context),
        ...claimCommands(context),
        ...workCommands({ ...context, ...context.view }),
        ...helpCommands(context),
      ]
    : reading;
}

function goCommands({ snapshot, view }: Context): Command[] {
  const { focused, focusSentence, selectedClaimId, selectClaim, setMiddle, article } = view;
  const { sentences, claims } = snapshot.data;
  const isOpen = (i: number): boolean => sentences[i]!.disposition === null && sentences[i]!.claims === 0;
  const nextOpen = (): void => {
    for (let step = 1; step <= sentences.length; step++) {
      const i = (focused + step) % sentences.length;
      if (!isOpen(i)) continue;
      setMiddle("sentences");
      return focusSentence(i);
    }
  };
  const stepClaim = (by: number): void => {
    if (claims.length === 0) return;
    const at = claims.findIndex((claim) => claim.id === selectedClaimId);
    selectClaim(claims[at < 0 ? (by > 0 ? 0 : claims.length - 1) : (at + by + claims.length) % claims.length]!.id);
  };
  const go = (id: string, label: string, keys: string[], run: () => void): Command => ({ id, label, keys, run, group: "Go" });
  return [
    go("next-sentence", "Next sentence", ["j", "ArrowDown"], () => focusSentence(Math.min(focused + 1, sentences.length - 1))),
    go("previous-sentence", "Previous sentence", ["k", "ArrowUp"], () => focusSentence(Math.max(focused - 1, 0))),
    go("next-open", "Next open sentence", ["n"], nextOpen),
    go("next-claim", "Next claim", ["]"], () => stepClaim(1)),
    go("previous-claim", "Previous claim", ["["], () => stepClaim(-1)),
    go("list-sentences", "List the sentences", ["1"], () => setMiddle("sentences")),
    go("list-claims", "List the claims", ["2"], () => setMiddle("claims")),
    go("to-article", "Into the article, to select text", ["i"], () => article.current?.focus()),
    go("drop-claim", "Put the claim aside", ["Escape"], () => selectClaim(null)),
  ];
}

function splitCommands({ snapshot, acts, mayAskModel, view }: Context): Command[] {
  const { focused, spans, make, setEditing: edit, selectClaim, article } = view;
  const sentence = snapshot.data.sentences[focused];
  const candidate = snapshot.candidates.get(focused)?.find((known) => known.state === "open");
  const split = (id: string, label: string, keys: string[], run: () => void): Command => ({ id, label, keys, run, group: "Split" });
  const select = (unit: "word" | "sentence", direction: "forward" | "backward") => () => {
    article.current?.moveSelection(unit, direction, true);
  };
  return [
    split("accept", "Accept the proposed claim", ["a"], () => {
      if (!candidate) return void toast.info("This sentence has no open proposal.");
      const { statement, speaker, mode } = candidate;
      void acts.accept(candidate, { statement, speaker, mode }).then((result) => {
        if (told(result).ok && result.ok) selectClaim(result.value.claimId);
      });
    }),
    split("edit-proposal", "Edit the proposed claim", ["e"], () =>
      candidate ? edit(candidate.id) : toast.info("This sentence has no open proposal."),
    ),
    split("reject", "Reject the proposed claim", ["x"], () =>
      candidate ? void acts.reject(candidate).then(told) : toast.info("This sentence has no open proposal."),
    ),
    split("make-claim", "Make a claim from the selection, or from the sentence", ["c"], () => {
      // What is selected at this moment: the page hears of it a little later.
      const selected = article.current?.getSelectionSpans() ?? spans;
      if (selected.length > 0) make(selected);
      else if (sentence) make([{ start: sentence.start, end: sentence.end }]);
    }),
    ...(mayAskModel
      ? [split("ask-model", "Ask the model for claims in the next sentences", ["m"], () => void askModel(acts, focused))]
      : []),
    split("select-word", "Select one more word", ["shift+ArrowRight"], select("word", "forward")),
    split("unselect-word", "Select one word less", ["shift+ArrowLeft"], select("word", "backward")),
    split("select-sentence", "Select one more sentence", ["mod+shift+ArrowRight"], select("sentence", "forward")),
    split("add-span", "Keep the selection and add another place", ["+"], () => article.current?.keepSelection()),
  ];
}

const askedAtOnce = 20;

async function askModel(acts: WorkbenchActs, focused: number): Promise<void> {
  const waiting = toast.loading("Asking the model…");
  const result = told(await acts.askModel({ from: focused, to: focused + askedAtOnce }));
  toast.dismiss(waiting);
  if (!result.ok) return;
  const { candidates, discarded } = result.value;
  toast.success(`${candidates} new proposals; ${discarded} thrown away, because their quotes are not in the text.`);
}

const dispositionKeys: { disposition: Disposition | null; keys: string[]; label: string }[] = [
  { disposition: "no-checkable-claim", keys: ["u"], label: "No checkable claim" },
  { disposition: "opinion", keys: ["o"], label: "Opinion" },
  { disposition: "boilerplate", keys: ["b"], label: "Boilerplate" },
  { disposition: "duplicate", keys: ["p"], label: "Duplicate" },
  { disposition: "has-claims", keys: ["h"], label: "Has claims: all are made" },
  { disposition: null, keys: ["r"], label: "Open again" },
];

function sentenceCommands({ snapshot, acts, view }: Context): Command[] {
  const { focused, focusSentence } = view;
  const sentence = snapshot.data.sentences[focused];
  return dispositionKeys.map(({ disposition, keys, label }) => ({
    id: `dispose-${disposition ?? "open"}`,
    label,
    keys,
    group: "Sentence",
    run: () => {
      if (!sentence) return;
      void acts.dispose(sentence, disposition).then(told);
      if (disposition) focusSentence(Math.min(focused + 1, snapshot.data.sentences.length - 1));
    },
  }));
}

function claimCommands({ snapshot, acts, view }: Context): Command[] {
  const { selectedClaimId, selectClaim, focusPanel } = view;
  const claim = snapshot.data.claims.find((known) => known.id === selectedClaimId);
  if (!claim) return [];
  const about = (id: string, label: string, keys: string[], run: () => void): Command => ({ id, label, keys, run, group: "Claim" });
  return [
    about("tag", "Tag the claim in hand", ["t"], () => focusPanel("assessment")),
    about("link", "Link evidence", ["v"], () => focusPanel("evidence")),
    about("search", "Record a search", ["s"], () => focusPanel("search")),
    about("withdraw", "Withdraw the claim in hand", ["Delete"], () => {
      void acts.withdraw(claim).then((result) => {
        if (!told(result).ok) return;
        selectClaim(null);
        toast.success("Claim withdrawn. Press z to undo.");
      });
    }),
  ];
}

/** Nothing was typed that could be compared, so a change by somebody else is said in other words than in a form. */
function whyNot(problem: Problem): string {
  if (problem.detail) return problem.detail;
  return problem.kind === "changed-meanwhile" ? "Somebody has changed it since, so it stays as it now is." : describeProblem(problem);
}

function helpCommands({ history, view, mayAct }: Context): Command[] {
  const turn = async (way: "undo" | "redo"): Promise<void> => {
    const turned = await history[way]();
    if (!turned) toast.info(way === "undo" ? "Nothing to undo in this session." : "Nothing to redo.");
    else if (turned.result.ok) toast.success(`${way === "undo" ? "Undone" : "Done again"}: ${turned.label}.`);
    else toast.error(`Not ${way === "undo" ? "undone" : "done again"}: ${turned.label}. ${whyNot(turned.result.problem)}`);
  };
  const acting: Command[] = mayAct
    ? [
        { id: "undo", label: "Undo", group: "Help", keys: ["z", "mod+z"], run: () => void turn("undo") },
        { id: "redo", label: "Redo", group: "Help", keys: ["Z", "mod+Z", "mod+y"], run: () => void turn("redo") },
      ]
    : [];
  return [
    ...acting,
    { id: "keys", label: "Show every key", group: "Help", keys: ["?"], run: () => view.setOverlay("keys") },
    { id: "palette", label: "Do anything", group: "Help", keys: ["mod+k"], run: () => view.setOverlay("palette") },
  ];
}
