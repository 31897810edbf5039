"use client";
import { useRef, useState } from "react";
import { Button } from "@/app/_ui/button";
import { TextArea, TextField } from "@/app/_ui/field";

const readable = ".txt,.md,.html,.htm,.docx,.pdf";

/** Where the text comes from: pasted, dropped, picked, or fetched. What was read is shown before it is kept. */
export function IntakeSource({
  text,
  url,
  busy,
  textError,
  onText,
  onUrl,
  onReadUrl,
  onFile,
}: {
  text: string;
  url: string;
  busy: boolean;
  textError: string | undefined;
  onText: (text: string) => void;
  onUrl: (url: string) => void;
  onReadUrl: () => void;
  onFile: (file: File) => void;
}) {
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
            onChange={(event) => onUrl(event.target.value)}
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
      <TextArea
        label="Text of the article"
        hint={`Paste it here, or drop a file (${readable.replaceAll(",", " ")}) anywhere in this box. It is kept exactly as it stands here. ${text.length.toLocaleString("en")} characters.`}
        rows={14}
        className="font-reading"
        value={text}
        error={textError}
        onChange={(event) => onText(event.target.value)}
      />
    </div>
  );
}
