"use client";
import { useState } from "react";
import { useAct } from "@/app/_ui/use-act";
import { useDraft } from "@/app/_ui/use-draft";
import type { Problem, Result } from "@/lib/domain/problems";
import { proposeDetails } from "@/lib/domain/propose-details";
import { freezeSnapshotAction } from "../../actions";
import { type Details, emptyDetails } from "./intake-details";
import { type Frozen, uploadFile } from "./upload";

export type IntakeDraft = {
  text: string;
  url: string;
  details: Details;
  snapshotId: string | null;
  fileName: string | null;
  warnings: string[];
};
export type IntakeStep = { doing: string; share?: number };
export const emptyIntake: IntakeDraft = { text: "", url: "", details: emptyDetails, snapshotId: null, fileName: null, warnings: [] };

/** The text on its way in, from wherever it comes; kept in the browser under `key` until it is discarded. */
export function useIntake(workspace: string, key: string, initial: IntakeDraft = emptyIntake) {
  const draft = useDraft<IntakeDraft>(key, initial);
  const freeze = useAct(freezeSnapshotAction, workspace);
  const [step, setStep] = useState<IntakeStep | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  const show = (result: Result<Frozen>, fileName: string | null): void => {
    setStep(null);
    setProblem(result.ok ? null : result.problem);
    if (!result.ok) return;
    const { document, snapshotId, finalUrl } = result.value;
    const details = {
      title: document.title ?? "",
      byline: document.byline ?? "",
      publisher: document.publisher ?? "",
      publishedOn: document.publishedAt ?? "",
      language: document.language ?? "",
      url: finalUrl ?? "",
    };
    draft.change((before) => ({ ...before, text: document.text, warnings: document.warnings, snapshotId, fileName, details }));
  };
  const readUrl = async (): Promise<void> => {
    setStep({ doing: "Fetching the page" });
    show(await freeze.act({ intake: "url", url: draft.value.url }), null);
  };
  const readFile = async (file: File): Promise<void> => {
    setStep({ doing: "Uploading", share: 0 });
    const sent = (share: number): void => setStep(share < 1 ? { doing: "Uploading", share } : { doing: "Reading the file" });
    show(await uploadFile(workspace, file, sent), file.name);
  };
  /** An emptied text has lost its origin: what is typed next is no longer that file or page. */
  const type = (text: string): void =>
    draft.change((before) => ({ ...before, text, ...(text === "" ? { snapshotId: null, fileName: null, warnings: [] } : {}) }));
  /** Once the text is there, fills in what it says of itself; what a person has written stays. */
  const propose = (): void =>
    draft.change((before) => {
      const proposed = proposeDetails(before.text);
      const { details } = before;
      return {
        ...before,
        details: { ...details, title: details.title || proposed.title, language: details.language || proposed.language },
      };
    });

  return { draft, step, setStep, problem, setProblem, readUrl, readFile, type, propose };
}
