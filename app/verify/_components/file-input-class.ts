/** A file field whose own button looks like ours. */
export const fileInputClass =
  "max-w-full text-sm text-ink-2 file:mr-2 file:min-h-8 file:cursor-pointer file:rounded file:border file:border-solid file:border-line-strong file:bg-paper file:px-3 file:py-1 file:font-medium file:text-ink hover:file:bg-paper-2";
