"use client";
import { useEffect, useId, useMemo, useRef } from "react";
import { Button } from "@/app/_ui/button";

const shownAtStart = 3000;
const shownAtEnd = 600;

/** A text too long for a field: how long it is, how it begins and ends, and what can be done with it. */
export function LongText({
  text,
  takesFocus,
  error,
  onEdit,
  onTakeOut,
}: {
  text: string;
  takesFocus: boolean;
  error?: string;
  onEdit: () => void;
  onTakeOut: () => void;
}) {
  const id = useId();
  const size = useMemo(() => sizeOf(text), [text]);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) box.current?.focus();
  }, [takesFocus]);
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="group"
      aria-labelledby={`${id}-label`}
      aria-describedby={`${id}-size${error ? ` ${id}-error` : ""}`}
      className="flex flex-col gap-1"
    >
      <p id={`${id}-label`} className="text-sm font-medium">
        Text of the article
      </p>
      <div className={`flex flex-col rounded border bg-paper ${error ? "border-danger" : "border-line-strong"}`}>
        <div className="flex flex-wrap items-center gap-2 border-b border-line px-2 py-1">
          <p id={`${id}-size`} className="mr-auto text-sm">
            <strong>{size.megabytes} MB of text</strong>, {size.characters} characters in {size.lines} lines
          </p>
          <Button look="quiet" onClick={onEdit}>
            Edit it here
          </Button>
          <Button look="quiet" onClick={onTakeOut}>
            Take it out
          </Button>
        </div>
        <div
          role="region"
          aria-label="How the text begins and ends"
          tabIndex={0}
          className="max-h-80 overflow-auto px-2 py-1 font-reading break-words whitespace-pre-wrap"
        >
          {wholeCharacters(text.slice(0, shownAtStart))}
          <p className="my-2 border-y border-dashed border-line py-1 text-center font-sans text-xs text-ink-2">
            {(text.length - shownAtStart - shownAtEnd).toLocaleString("en")} characters are not shown here
          </p>
          {wholeCharacters(text.slice(-shownAtEnd))}
        </div>
      </div>
      <p className="text-xs text-ink-2">It is kept exactly as it came. In a text field, so long a text would make every key slow.</p>
      {error ? (
        <p id={`${id}-error`} className="text-sm text-danger" role="alert">
          {error}
        </p>
      ) : null}
    </div>
  );
}

/** Without the half of a surrogate pair that a cut has left at either end. */
function wholeCharacters(part: string): string {
  return part.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, "");
}

function sizeOf(text: string): { megabytes: string; characters: string; lines: string } {
  let lines = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  return {
    megabytes: (new TextEncoder().encode(text).length / 1e6).toFixed(1),
    characters: text.length.toLocaleString("en"),
    lines: lines.toLocaleString("en"),
  };
}
