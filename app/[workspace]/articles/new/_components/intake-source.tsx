"use client";
import { useRef, useState } from "react";
import { Button } from "@/app/_ui/button";
import { TextField } from "@/app/_ui/field";
import { IntakeText } from "./intake-text";
import type { useIntake } from "./use-intake";

const readable = ".txt,.md,.html,.htm,.docx,.pdf";

/** Where the text comes from: pasted, dropped, picked, or fetched. What was read is shown before it is kept. */
export function IntakeSource({ intake }: { intake: ReturnType<typeof useIntake> }) {
  const { url, warnings } = intake.draft.value;
  const busy = intake.step !== null;
  const onReadUrl = (): void => void intake.readUrl();
  const onFile = (file: File): void => void intake.readFile(file);
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  return (
    <div
      className={`flex flex-col gap-4 rounded-lg border-2 border-dashed p-4 ${over ? "border-accent bg-accent-soft" : "border-line"}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const [file] = event.dataTransfer.files;
        if (file && !busy) onFile(file);
      }}
    >
      <div className="flex flex-wrap items-end gap-2">
        <div className="min-w-60 flex-1">
          <TextField
            label="Fetch from an address"
            type="url"
            placeholder="https://"
            value={url}
            onChange={(event) => intake.draft.change((before) => ({ ...before, url: event.target.value }))}
            onKeyDown={(event) => {
              if (event.key !== "Enter") return;
              event.preventDefault();
              if (url && !busy) onReadUrl();
            }}
          />
        </div>
        <Button onClick={onReadUrl} disabled={busy || url === ""}>
          Fetch
        </Button>
        <Button onClick={() => picker.current?.click()} disabled={busy}>
          Choose a file
        </Button>
        <input
          ref={picker}
          type="file"
          accept={readable}
          className="sr-only"
          tabIndex={-1}
          aria-label="File with the article"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            event.target.value = "";
            if (file) onFile(file);
          }}
        />
      </div>
      <IntakeText intake={intake} files={readable.replaceAll(",", " ")} />
      {warnings.length > 0 ? (
        <ul className="list-disc rounded bg-warn-soft py-2 pr-3 pl-8 text-sm" aria-label="Notes on the text">
          {warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
