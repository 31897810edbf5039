"use client";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/app/_ui/button";
import { TextArea } from "@/app/_ui/field";
import { LongText } from "./long-text";
import type { useIntake } from "./use-intake";
import { longText, useTextAtOnce } from "./use-text-at-once";

/** The text on its way in: in a field, or beside it where it is too long for one. `files` names what may be dropped. */
export function IntakeText({ intake, files }: { intake: ReturnType<typeof useIntake>; files: string }) {
  const { text } = intake.draft.value;
  const error = intake.problem?.fields?.text;
  /** A person edits a long text in the field nevertheless. */
  const [editing, setEditing] = useState(false);
  /** Once a person has come from one form to the other, the focus comes along. */
  const [moved, setMoved] = useState(false);
  const before = useRef("");

  const edit = (now: boolean): void => {
    setEditing(now);
    setMoved(true);
  };
  if (text.length > longText && !editing) {
    const takeOut = (): void => {
      intake.type(before.current);
      before.current = "";
      setMoved(true);
    };
    return <LongText text={text} takesFocus={moved} error={error} onEdit={() => edit(true)} onTakeOut={takeOut} />;
  }
  return (
    <>
      <TextInput
        text={text}
        error={error}
        takesFocus={moved}
        mayBeLong={editing}
        files={files}
        onTyped={(typed) => {
          // Whoever types past the limit goes on typing.
          setEditing(typed.length > longText);
          setMoved(false);
          intake.type(typed);
        }}
        onTaken={(whole, tooLong) => {
          if (tooLong) before.current = text;
          setMoved(tooLong);
          intake.type(whole);
          if (!tooLong) return;
          intake.propose();
          intake.draft.keepNow();
        }}
        onLeft={intake.propose}
      />
      {editing ? (
        <div>
          <Button onClick={() => edit(false)}>Done editing</Button>
        </div>
      ) : null}
    </>
  );
}

function TextInput({
  text,
  error,
  takesFocus,
  mayBeLong,
  files,
  onTyped,
  onTaken,
  onLeft,
}: {
  text: string;
  error?: string;
  takesFocus: boolean;
  mayBeLong: boolean;
  files: string;
  onTyped: (text: string) => void;
  onTaken: (text: string, tooLong: boolean) => void;
  onLeft: () => void;
}) {
  const field = useRef<HTMLTextAreaElement>(null);
  useTextAtOnce(field, mayBeLong, onTaken);
  useEffect(() => {
    if (!takesFocus || !field.current) return;
    field.current.focus();
    field.current.setSelectionRange(0, 0);
  }, [takesFocus]);
  return (
    <TextArea
      ref={field}
      label="Text of the article"
      hint={`Paste it here, or drop a file (${files}) anywhere in this box. It is kept exactly as it stands here. ${text.length.toLocaleString("en")} characters.`}
      rows={14}
      className="font-reading"
      spellCheck={!mayBeLong}
      value={text}
      error={error}
      onChange={(event) => onTyped(event.target.value)}
      onBlur={onLeft}
    />
  );
}
