"use client";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { Button, buttonClass } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { TextArea } from "@/app/_ui/field";
import { ProblemNote } from "@/app/_ui/problem-note";
import { ProgressBar } from "@/app/_ui/progress-bar";
import { coverage } from "@/lib/domain/coverage";
import type { Problem } from "@/lib/domain/problems";
import type { WorkbenchData } from "@/lib/domain/workbench";
import { finishArticleAction, reopenArticleAction } from "../actions";
import { ProposingNote } from "./proposing-note";
import type { WorkbenchActs } from "./workbench-acts";

/** The article's name, how far it has come, and what to do with it as a whole. */
export function ArticleBar({
  data,
  workspace,
  acts,
  mayAct,
  maySeeAssignments,
  here,
  live,
  onNextOpen,
  onKeys,
  onPalette,
}: {
  data: WorkbenchData;
  workspace: string;
  acts: WorkbenchActs;
  mayAct: boolean;
  maySeeAssignments: boolean;
  /** Who else is here. */
  here: ReactNode;
  /** What others change shows by itself. */
  live: boolean;
  onNextOpen: () => void;
  onKeys: () => void;
  onPalette: () => void;
}) {
  const [finishing, setFinishing] = useState(false);
  const { article, versions } = data;
  const ledger = coverage(data.sentences.map((s) => ({ ...s, disposition: s.disposition ?? (s.claims > 0 ? "has-claims" : null) })));
  const base = `/${workspace}/articles/${article.id}`;
  const version = versions.find((known) => known.id === article.currentVersionId);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-4 py-1.5">
      <div className="min-w-48 flex-1">
        <h1 className="line-clamp-1 text-base">{article.title}</h1>
        <p className="text-xs text-ink-2">
          {[
            article.publisher,
            article.publishedOn,
            version && versions.length > 1 ? `version ${version.ordinal}` : null,
            data.claims.length === 1 ? "1 claim" : `${data.claims.length} claims`,
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
        <ProposingNote data={data} acts={acts} mayAct={mayAct} />
      </div>
      {live ? null : (
        <p role="status" className="text-xs text-ink-2">
          Live updates are off; trying again.
        </p>
      )}
      {here}
      <ProgressBar share={ledger.share.characters} label="Share of the article that is done" />
      <Button onClick={onNextOpen} disabled={ledger.open === 0}>
        {ledger.open === 0 ? "No open sentence" : `${ledger.open} open: next (n)`}
      </Button>
      <nav aria-label="Article" className="flex flex-wrap gap-1 max-2xl:*:min-h-7 max-2xl:*:px-2 max-2xl:*:py-0 max-2xl:*:text-xs">
        <Link className={buttonClass("quiet")} href={`${base}/dashboard`} prefetch={false}>
          Dashboard
        </Link>
        <Link className={buttonClass("quiet")} href={`${base}/discussion`} prefetch={false}>
          Discussion
        </Link>
        <Link className={buttonClass("quiet")} href={`${base}/export`} prefetch={false}>
          Export
        </Link>
        {maySeeAssignments ? (
          <Link className={buttonClass("quiet")} href={`${base}/assignment`} prefetch={false}>
            Assignment
          </Link>
        ) : null}
        {mayAct ? (
          <Link className={buttonClass("quiet")} href={`${base}/details`} prefetch={false}>
            Details and versions
          </Link>
        ) : null}
        <Button look="quiet" onClick={onPalette} aria-keyshortcuts="Control+K Meta+K">
          Do anything
        </Button>
        <Button look="quiet" onClick={onKeys} aria-keyshortcuts="?">
          Keys
        </Button>
      </nav>
      {mayAct ? (
        article.finishedAt ? (
          <Button onClick={() => void acts.act(reopenArticleAction, { articleId: article.id, version: article.version })}>Reopen</Button>
        ) : (
          <Button onClick={() => setFinishing(true)}>Finish</Button>
        )
      ) : null}
      <FinishDialog open={finishing} openSentences={ledger.open} onOpenChange={setFinishing} data={data} acts={acts} />
    </div>
  );
}

function FinishDialog({
  open,
  openSentences,
  onOpenChange,
  data,
  acts,
}: {
  open: boolean;
  openSentences: number;
  onOpenChange: (open: boolean) => void;
  data: WorkbenchData;
  acts: WorkbenchActs;
}) {
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<Problem | null>(null);
  const finish = async (): Promise<void> => {
    const { id, version } = data.article;
    const result = await acts.act(finishArticleAction, { articleId: id, version, reason });
    setProblem(result.ok ? null : result.problem);
    if (result.ok) onOpenChange(false);
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Finish this article">
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void finish();
        }}
      >
        {openSentences > 0 ? (
          <TextArea
            label={`${openSentences} ${openSentences === 1 ? "sentence is" : "sentences are"} still open. Why is the article finished without?`}
            rows={3}
            value={reason}
            error={problem?.fields?.reason}
            onChange={(event) => setReason(event.target.value)}
          />
        ) : (
          <p>Every sentence has been decided about.</p>
        )}
        {problem && !problem.fields?.reason ? <ProblemNote problem={problem} /> : null}
        <div>
          <Button type="submit" look="primary">
            Finish
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
