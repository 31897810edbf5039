"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/app/_ui/button";
import { DiffText } from "@/app/_ui/diff-text";
import { TextArea, TextField } from "@/app/_ui/field";
import { MarkdownText } from "@/app/_ui/markdown";
import { ProblemNote } from "@/app/_ui/problem-note";
import { useAct } from "@/app/_ui/use-act";
import { useDraft } from "@/app/_ui/use-draft";
import { publishGuidelinesAction } from "../actions";

type Standing = { version: number; text: string };

/** Where a lead writes the next version. What is written stays through a reload, and when somebody else was faster. */
export function GuidelinesForm({ workspace, standing }: { workspace: string; standing: Standing }) {
  const router = useRouter();
  const draft = useDraft(`guidelines/${workspace}`, { text: standing.text, note: "" });
  const [seen, setSeen] = useState(standing);
  const [theirs, setTheirs] = useState<Standing | null>(null);
  const [preview, setPreview] = useState(false);
  const { act, pending, problem } = useAct(publishGuidelinesAction, workspace);
  const { text, note } = draft.value;
  const publish = async (): Promise<void> => {
    const result = await act({ version: seen.version, text, note });
    const current = result.ok ? undefined : result.problem.current;
    if (current) setTheirs({ version: current.version, text: (current.value as { text: string }).text });
    if (!result.ok) return;
    draft.discard();
    toast.success(`Version ${result.value.version} stands.`);
    router.refresh();
  };
  return (
    <section aria-labelledby="next" className="flex flex-col gap-3">
      <h2 id="next">{standing.version === 0 ? "The first version" : "The next version"}</h2>
      {theirs ? (
        <div className="rounded border border-line p-3 text-sm">
          <p className="mb-2">Version {theirs.version} was published meanwhile. What it changed:</p>
          <p className="max-h-60 overflow-auto whitespace-pre-wrap wrap-anywhere">
            <DiffText before={seen.text} after={theirs.text} />
          </p>
          <div className="mt-2 flex flex-wrap gap-2">
            <Button
              onClick={() => {
                setSeen(theirs);
                setTheirs(null);
              }}
            >
              Go on with mine
            </Button>
            <Button
              look="quiet"
              onClick={() => {
                draft.change({ text: theirs.text, note: "" });
                setSeen(theirs);
                setTheirs(null);
              }}
            >
              Take theirs
            </Button>
          </div>
        </div>
      ) : null}
      <div className="flex gap-2">
        <Button look={preview ? "quiet" : "plain"} aria-pressed={!preview} onClick={() => setPreview(false)}>
          Write
        </Button>
        <Button look={preview ? "plain" : "quiet"} aria-pressed={preview} onClick={() => setPreview(true)}>
          Look at it
        </Button>
      </div>
      {preview ? (
        <div className="rounded-lg border border-line p-4">
          <MarkdownText text={text} />
        </div>
      ) : (
        <TextArea
          label="Guidelines, in Markdown"
          rows={16}
          value={text}
          error={problem?.fields?.text}
          onChange={(event) => draft.change({ text: event.target.value, note })}
        />
      )}
      <TextField
        label="What changes, and why (may stay empty)"
        value={note}
        error={problem?.fields?.note}
        onChange={(event) => draft.change({ text, note: event.target.value })}
      />
      <ProblemNote problem={problem && { ...problem, fields: undefined }} />
      <div className="flex flex-wrap gap-2">
        <Button look="primary" pending={pending} disabled={theirs !== null || text === seen.text} onClick={() => void publish()}>
          Publish
        </Button>
        {text === seen.text ? null : (
          <Button look="quiet" onClick={() => draft.change({ text: seen.text, note: "" })}>
            Begin again from what stands
          </Button>
        )}
      </div>
    </section>
  );
}
