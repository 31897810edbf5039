"use client";

import { useEffect, useId, useRef } from "react";
import { fileInputClass } from "./file-input-class";

const sizeText = (bytes: number): string => (bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`);

export function BundleField({ bundle, onTake }: { bundle: File | null; onTake: (file: File) => void }) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  // The browser's own field names a dropped file as it does a chosen one.
  useEffect(() => {
    if (!bundle || !input.current || input.current.files?.[0] === bundle) return;
    const chosen = new DataTransfer();
    chosen.items.add(bundle);
    input.current.files = chosen.files;
  }, [bundle]);
  return (
    <div className="flex flex-col items-center gap-2 rounded-lg border border-dashed border-line-strong bg-paper p-5 text-center">
      <label htmlFor={id} className="font-medium">
        Bundle
      </label>
      <p id={`${id}-hint`} className="text-sm text-ink-2">
        {bundle ? `${bundle.name}, ${sizeText(bundle.size)}` : "Drop it here, its policy too if you have it as a file, or choose it."}
      </p>
      <input
        id={id}
        ref={input}
        type="file"
        accept=".zip,application/zip"
        aria-describedby={`${id}-hint`}
        className={fileInputClass}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) onTake(file);
        }}
      />
    </div>
  );
}
