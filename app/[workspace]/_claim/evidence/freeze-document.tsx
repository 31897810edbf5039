"use client";
import { useState } from "react";
import { apartFrom } from "@/app/_ui/apart-from";
import { Button } from "@/app/_ui/button";
import { TextArea, TextField } from "@/app/_ui/field";
import { ProblemNote } from "@/app/_ui/problem-note";
import { reached } from "@/app/_ui/use-act";
import type { Problem, Result } from "@/lib/domain/problems";
import { freezeSnapshotAction } from "../../articles/actions";
import { uploadFile, type Frozen } from "../../articles/new/_components/upload";
import { Working } from "../../articles/new/_components/working";
import { useClaimInHand } from "../claim-in-hand";
import type { Intake, LinkDraft } from "./link-draft";

const readable = ".txt,.md,.html,.htm,.docx,.pdf";

/** Fetches, uploads or takes down a document, and freezes it: bytes, text and hash can no longer change. */
export function FreezeDocument({
  intake,
  draft,
  onChange,
}: {
  intake: Intake;
  draft: LinkDraft;
  onChange: (more: Partial<LinkDraft>) => void;
}) {
  const { workspace } = useClaimInHand();
  const [step, setStep] = useState<{ doing: string; share?: number } | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  const freeze = async (doing: string, work: () => Promise<Result<Frozen>>, fileName: string | null): Promise<void> => {
    setStep({ doing });
    const result = await work();
    setStep(null);
    setProblem(result.ok ? null : result.problem);
    if (!result.ok) return;
    const { snapshotId, finalUrl, document } = result.value;
    const facts = { title: document.title ?? fileName ?? "", url: finalUrl ?? "", publishedOn: document.publishedAt ?? "" };
    onChange({ frozen: { snapshotId, intake, fileName }, facts, ...proposedSource(draft, document.publisher) });
  };
  const fetchPage = () =>
    freeze("Fetching and freezing the page", () => reached(() => freezeSnapshotAction(workspace, { intake: "url", url: draft.url })), null);
  const takeDown = () =>
    freeze("Freezing what you typed", () => reached(() => freezeSnapshotAction(workspace, { intake: "typed", text: draft.typed })), null);
  const takeFile = (file: File) =>
    freeze(
      "Uploading",
      () => uploadFile(workspace, file, (share) => setStep(share < 1 ? { doing: "Uploading", share } : { doing: "Reading the file" })),
      file.name,
    );
  const busy = step !== null;
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (intake === "url") void fetchPage();
        if (intake === "typed") void takeDown();
      }}
    >
      {intake === "url" ? (
        <TextField
          label="Address"
          type="url"
          placeholder="https://"
          hint="The page is fetched now and frozen with its hash, whatever becomes of it later."
          value={draft.url}
          error={problem?.fields?.url}
          onChange={(event) => onChange({ url: event.target.value })}
        />
      ) : null}
      {intake === "typed" ? (
        <TextArea
          label="What the source says"
          rows={8}
          hint="Word for word, with where it can be found: a broadcast, a letter, a conversation."
          className="font-reading"
          value={draft.typed}
          error={problem?.fields?.text}
          onChange={(event) => onChange({ typed: event.target.value })}
        />
      ) : null}
      {intake === "file" ? (
        <label className="flex flex-col gap-1">
          <span className="font-medium">File ({readable.replaceAll(",", " ")})</span>
          <input
            type="file"
            accept={readable}
            disabled={busy}
            className="rounded border border-line-strong p-2"
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              event.target.value = "";
              if (file) void takeFile(file);
            }}
          />
        </label>
      ) : null}
      <ProblemNote problem={apartFrom(["url", "text"], problem)} />
      {step ? <Working {...step} /> : null}
      {intake === "file" ? null : (
        <div>
          <Button type="submit" look="primary" disabled={busy || (intake === "url" ? draft.url : draft.typed).trim() === ""}>
            {intake === "url" ? "Fetch and freeze" : "Freeze"}
          </Button>
        </div>
      )}
    </form>
  );
}

/** A publisher that the document names is proposed as its source, unless one has been chosen. */
function proposedSource({ source, newSource, words }: LinkDraft, publisher: string | null): Partial<LinkDraft> {
  if (source || newSource || !publisher || words) return {};
  return { newSource: { name: publisher, reliability: "F", origin: "" } };
}
