"use client";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";

/** A modal dialog: focus stays inside, Escape closes, focus returns to what opened it. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  wide = false,
  children,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: string;
  wide?: boolean;
  children: ReactNode;
}) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        {/* As high as a dialog, so that it also lies over the one that this one was opened from. */}
        <Radix.Overlay className="fixed inset-0 z-50 bg-black/50" />
        <Radix.Content
          className={`fixed top-1/2 left-1/2 z-50 max-h-[90dvh] w-[calc(100vw-2rem)] -translate-x-1/2 -translate-y-1/2 overflow-auto rounded-lg border border-line bg-paper p-5 shadow-xl ${wide ? "max-w-4xl" : "max-w-xl"}`}
          {...(description ? {} : { "aria-describedby": undefined })}
        >
          <div className="mb-3 flex items-start justify-between gap-4">
            <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
            <Radix.Close className="rounded px-2 py-1 text-ink-2 hover:bg-paper-3" aria-label="Close">
              ✕
            </Radix.Close>
          </div>
          {description ? <Radix.Description className="mb-3 text-sm text-ink-2">{description}</Radix.Description> : null}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
