"use client";
import { Fragment, useState } from "react";
import { Button } from "@/app/_ui/button";
import { told } from "@/app/_ui/told";
import { reached } from "@/app/_ui/use-act";
import { When } from "@/app/_ui/when";
import type { CommentShown } from "@/lib/domain/discussion";
import { mayEditComment, mayWithdrawComment } from "@/lib/domain/policy";
import { editCommentAction, withdrawCommentAction } from "./actions";
import { Composer } from "./composer";
import { useTalk } from "./talk";

export function Comment({ comment }: { comment: CommentShown }) {
  const { workspace, viewer, onChanged } = useTalk();
  const [editing, setEditing] = useState(false);
  const { id: commentId, version } = comment;
  const withdraw = async (): Promise<void> => {
    told(await reached(() => withdrawCommentAction(workspace, { commentId, version })));
    await onChanged();
  };
  const standing = comment.withdrawnAt === null;
  return (
    <li className="flex flex-col gap-1 py-2">
      <p className="text-xs text-ink-2">
        <strong className="font-medium text-ink">{comment.author}</strong> · <When iso={comment.at} />
        {comment.editedAt && standing ? " · changed" : ""}
      </p>
      {editing ? (
        <Composer
          draft={`edit:${commentId}`}
          label="In other words"
          initial={comment.text}
          sendLabel="Save"
          focusFirst
          send={(said) => editCommentAction(workspace, { commentId, version, ...said })}
          onDone={() => setEditing(false)}
          onCancel={() => setEditing(false)}
        />
      ) : standing ? (
        <p dir="auto" className="whitespace-pre-wrap wrap-anywhere">
          <Words text={comment.text} names={comment.mentions.map((mention) => mention.name)} />
        </p>
      ) : (
        <p className="text-ink-2 italic">This comment was withdrawn.</p>
      )}
      {standing && !editing ? (
        <div className="flex flex-wrap gap-1 text-xs">
          {viewer.mayAct && mayEditComment(viewer, comment) ? (
            <Button look="quiet" onClick={() => setEditing(true)} aria-label={`Change the comment of ${comment.author}`}>
              Change
            </Button>
          ) : null}
          {viewer.mayAct && mayWithdrawComment(viewer, comment) ? (
            <Button look="quiet" onClick={() => void withdraw()} aria-label={`Withdraw the comment of ${comment.author}`}>
              Withdraw
            </Button>
          ) : null}
        </div>
      ) : null}
    </li>
  );
}

/** The text, with those who are mentioned set off. */
function Words({ text, names }: { text: string; names: string[] }) {
  if (names.length === 0) return text;
  const marks = names.toSorted((one, other) => other.length - one.length).map((name) => `@${name}`);
  const parts = text.split(new RegExp(`(${marks.map((mark) => mark.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("|")})`, "u"));
  return parts.map((part, at) => (
    // oxlint-disable-next-line react/no-array-index-key -- parts of one text have no other name
    <Fragment key={at}>{marks.includes(part) ? <strong className="font-medium">{part}</strong> : part}</Fragment>
  ));
}
