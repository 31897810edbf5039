"use client";
import { useState } from "react";
import { apartFrom } from "@/app/_ui/apart-from";
import { Button } from "@/app/_ui/button";
import { ProblemNote } from "@/app/_ui/problem-note";
import { reached } from "@/app/_ui/use-act";
import type { Problem } from "@/lib/domain/problems";
import { addEvidenceAction, addSourceAction } from "../../claims/[claim]/actions";
import { useClaimInHand } from "../claim-in-hand";
import { EvidenceFacts } from "./evidence-facts";
import { FreezeDocument } from "./freeze-document";
import type { Intake, LinkDraft } from "./link-draft";

/** A new document: frozen first, then said what it is and who stands behind it. */
export function AddEvidence({
  intake,
  draft,
  onChange,
}: {
  intake: Intake;
  draft: LinkDraft;
  onChange: (more: Partial<LinkDraft>) => void;
}) {
  const { workspace } = useClaimInHand();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [pending, setPending] = useState(false);
  const { frozen, facts } = draft;
  if (!frozen) return <FreezeDocument intake={intake} draft={draft} onChange={onChange} />;

  const addSource = async () => {
    if (draft.source || !draft.newSource) return draft.source;
    const result = await reached(() => addSourceAction(workspace, draft.newSource!));
    setProblem(result.ok ? null : result.problem);
    if (!result.ok) return null;
    const { sourceId, name, reliability, origin } = result.value;
    const source = { id: sourceId, name, reliability, origin };
    // Kept at once: should the next step be refused, the source is there.
    onChange({ source, newSource: null });
    return source;
  };
  const add = async (): Promise<void> => {
    setPending(true);
    const source = await addSource();
    if (source) {
      const result = await reached(() => addEvidenceAction(workspace, { ...facts, ...frozen, sourceId: source.id }));
      setProblem(result.ok ? null : result.problem);
      if (result.ok) {
        const { title, url, publishedOn } = facts;
        onChange({
          evidence: { id: result.value.evidenceId, title, url: url || null, publishedOn: publishedOn || null, source },
          passage: null,
          frozen: null,
        });
      }
    } else if (!draft.newSource) setProblem({ kind: "invalid", fields: { sourceId: "Choose a source, or add one." } });
    setPending(false);
  };
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <EvidenceFacts draft={draft} errors={problem?.fields ?? {}} onChange={onChange} />
      <ProblemNote problem={apartFrom(["title", "publishedOn", "url", "name", "reliability", "origin", "sourceId"], problem)} />
      <div className="flex gap-2">
        <Button type="submit" look="primary" pending={pending}>
          Add evidence
        </Button>
        <Button look="quiet" onClick={() => onChange({ frozen: null })}>
          Another document
        </Button>
      </div>
    </form>
  );
}
