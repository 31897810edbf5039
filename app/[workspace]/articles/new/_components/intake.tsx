"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { ProblemNote } from "@/app/_ui/problem-note";
import { useAct } from "@/app/_ui/use-act";
import { useDraft } from "@/app/_ui/use-draft";
import type { Problem } from "@/lib/domain/problems";
import { freezeSnapshotAction, importArticleAction } from "../../actions";
import { type Details, emptyDetails, IntakeDetails } from "./intake-details";
import { IntakeSource } from "./intake-source";
import { uploadFile, type Frozen } from "./upload";
import { Working } from "./working";

type Draft = { text: string; url: string; details: Details; snapshotId: string | null; fileName: string | null; warnings: string[] };
const empty: Draft = { text: "", url: "", details: emptyDetails, snapshotId: null, fileName: null, warnings: [] };

/** From text, a file or an address to a kept article; everything typed survives a reload. */
export function Intake({ workspace, person }: { workspace: string; person: string }) {
  const router = useRouter();
  const draft = useDraft<Draft>(`intake/${workspace}/${person}`, empty);
  const freeze = useAct(freezeSnapshotAction, workspace);
  const keep = useAct(importArticleAction, workspace);
  const [step, setStep] = useState<{ doing: string; share?: number } | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { value, change } = draft;

  const show = (frozen: Frozen, more: Partial<Draft>): void => {
    const { document } = frozen;
    const details = {
      title: document.title ?? "",
      byline: document.byline ?? "",
      publisher: document.publisher ?? "",
      publishedOn: document.publishedAt ?? "",
      language: document.language ?? "",
      url: frozen.finalUrl ?? "",
    };
    change((before) => ({ ...before, ...more, text: document.text, warnings: document.warnings, snapshotId: frozen.snapshotId, details }));
  };

  const readUrl = async (): Promise<void> => {
    setStep({ doing: "Fetching the page" });
    const result = await freeze.act({ intake: "url", url: value.url });
    setStep(null);
    setProblem(result.ok ? null : result.problem);
    if (result.ok) show(result.value, { fileName: null });
  };
  const readFile = async (file: File): Promise<void> => {
    setStep({ doing: "Uploading", share: 0 });
    const result = await uploadFile(workspace, file, (share) => setStep(share < 1 ? { doing: "Uploading", share } : { doing: "Reading the file" }));
    setStep(null);
    setProblem(result.ok ? null : result.problem);
    if (result.ok) show(result.value, { fileName: file.name });
  };
  const keepArticle = async (): Promise<void> => {
    setStep({ doing: "Keeping the text and cutting it into sentences" });
    const { text, snapshotId, fileName, details } = value;
    const result = await keep.act({ ...details, text, snapshotId, fileName });
    setProblem(result.ok ? null : result.problem);
    if (!result.ok) return setStep(null);
    draft.discard();
    router.push(`/${workspace}/articles/${result.value.articleId}`);
  };

  const busy = step !== null;
  return (
    <form
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        void keepArticle();
      }}
    >
      {draft.restored ? (
        <p className="flex flex-wrap items-center gap-2 rounded bg-warn-soft px-3 py-2 text-sm">
          This is what you had begun earlier.
          <Button look="quiet" onClick={() => (draft.discard(), change(empty))}>
            Begin anew
          </Button>
        </p>
      ) : null}
      <IntakeSource
        text={value.text}
        url={value.url}
        busy={busy}
        textError={problem?.fields?.text}
        onText={(text) => change((before) => ({ ...before, text, ...(text === "" ? { snapshotId: null, fileName: null, warnings: [] } : {}) }))}
        onUrl={(url) => change((before) => ({ ...before, url }))}
        onReadUrl={() => void readUrl()}
        onFile={(file) => void readFile(file)}
      />
      {value.warnings.length > 0 ? (
        <ul className="list-disc rounded bg-warn-soft py-2 pr-3 pl-8 text-sm" aria-label="Notes on the text">
          {value.warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      ) : null}
      <IntakeDetails details={value.details} errors={problem?.fields ?? {}} onChange={(details) => change((before) => ({ ...before, details }))} />
      {problem ? <ProblemNote problem={problem} /> : null}
      {step ? <Working {...step} /> : null}
      <div>
        <Button type="submit" look="primary" disabled={busy || !draft.loaded}>
          Keep this article
        </Button>
      </div>
    </form>
  );
}
