"use client";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Button } from "@/app/_ui/button";
import { TextArea } from "@/app/_ui/field";
import { ProblemNote } from "@/app/_ui/problem-note";
import { reached } from "@/app/_ui/use-act";
import { useDraft } from "@/app/_ui/use-draft";
import { mentionedIn } from "@/lib/domain/discussion";
import type { Problem, Result } from "@/lib/domain/problems";
import { membersLike, mentionBeingTyped } from "./mention";
import { useTalk } from "./talk";

/**
 * Where a comment is written; `@` offers the members. What was typed survives a reload and a refusal.
 * @param draft names what is being written, for keeping it
 */
export function Composer({
  draft,
  label,
  send,
  initial = "",
  sendLabel = "Send",
  onDone,
  onCancel,
  focusFirst = false,
}: {
  draft: string;
  label: string;
  send: (comment: { text: string; mentions: string[] }) => Promise<Result<unknown>>;
  initial?: string;
  sendLabel?: string;
  onDone?: () => void;
  onCancel?: () => void;
  focusFirst?: boolean;
}) {
  const { members, onChanged } = useTalk();
  const { value: text, change, discard } = useDraft(`comment:${draft}`, initial);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [pending, setPending] = useState(false);
  const [caret, setCaret] = useState(0);
  const [chosen, setChosen] = useState(0);
  const listId = useId();
  const box = useRef<HTMLDivElement>(null);
  const area = (): HTMLTextAreaElement | null => box.current?.querySelector("textarea") ?? null;
  useEffect(() => {
    if (focusFirst) box.current?.querySelector("textarea")?.focus();
  }, [focusFirst]);

  const being = mentionBeingTyped(text, caret);
  const offered = being ? membersLike(members, being.typed) : [];
  const mention = (name: string): void => {
    if (!being) return;
    const next = `${text.slice(0, being.at)}@${name} ${text.slice(caret)}`;
    const after = being.at + name.length + 2;
    change(next);
    setCaret(after);
    requestAnimationFrame(() => {
      area()?.focus();
      area()?.setSelectionRange(after, after);
    });
  };
  const submit = async (): Promise<void> => {
    setPending(true);
    const result = await reached(() => send({ text, mentions: mentionedIn(text, members).map((member) => member.userId) }));
    setPending(false);
    setProblem(result.ok ? null : result.problem);
    if (!result.ok) return;
    discard();
    change("");
    discard();
    await onChanged();
    onDone?.();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if ((event.ctrlKey || event.metaKey) && event.key === "Enter") void submit();
    else if (offered.length > 0 && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      setChosen((before) => (before + (event.key === "ArrowDown" ? 1 : offered.length - 1)) % offered.length);
    } else if (offered.length > 0 && (event.key === "Enter" || event.key === "Tab")) mention(offered[chosen % offered.length]!.name);
    else if (event.key === "Escape" && offered.length > 0) setCaret(-1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={box} className="flex flex-col gap-2" onKeyDown={onKeyDown}>
      <TextArea
        label={label}
        rows={3}
        value={text}
        error={problem?.fields?.text}
        aria-autocomplete="list"
        aria-controls={offered.length > 0 ? listId : undefined}
        aria-activedescendant={offered.length > 0 ? `${listId}-${chosen % offered.length}` : undefined}
        onChange={(event) => {
          change(event.target.value);
          setCaret(event.target.selectionStart);
          setChosen(0);
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
      />
      {offered.length > 0 ? (
        <div id={listId} role="listbox" aria-label="Mention" className="rounded border border-line bg-paper">
          {offered.map((member, at) => (
            <div
              key={member.userId}
              tabIndex={-1}
              id={`${listId}-${at}`}
              role="option"
              aria-selected={at === chosen % offered.length}
              className="cursor-pointer px-2 py-1 text-sm aria-selected:bg-accent-soft aria-selected:font-medium"
              onMouseDown={(event) => {
                event.preventDefault();
                mention(member.name);
              }}
            >
              {member.name}
            </div>
          ))}
        </div>
      ) : null}
      <p role="status" className="sr-only">
        {offered.length > 0 ? `${offered.length} to mention: choose with the arrow keys and Enter.` : ""}
      </p>
      {problem && !problem.fields?.text ? <ProblemNote problem={problem} /> : null}
      <div className="flex flex-wrap gap-2">
        <Button pending={pending} onClick={() => void submit()} aria-keyshortcuts="Control+Enter Meta+Enter">
          {sendLabel}
        </Button>
        {onCancel ? (
          <Button look="quiet" onClick={onCancel}>
            Cancel
          </Button>
        ) : null}
      </div>
    </div>
  );
}
