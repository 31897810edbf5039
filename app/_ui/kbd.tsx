/** A key as it is engraved; it keeps its height beside a text of several lines. */
export function Kbd({ children }: { children: string }) {
  return <kbd className="h-fit rounded border border-line-strong bg-paper-2 px-1 font-sans text-xs">{children}</kbd>;
}
