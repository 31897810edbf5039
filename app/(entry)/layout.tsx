import type { ReactNode } from "react";

export default function EntryLayout({ children }: { children: ReactNode }) {
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-md flex-col px-4 py-10">
      <p className="mb-6 text-lg font-semibold">
        Onus <span className="font-normal text-ink-2">claim-verification workbench</span>
      </p>
      <main className="flex flex-col gap-4 rounded-lg border border-line bg-paper-2 p-5">{children}</main>
    </div>
  );
}
