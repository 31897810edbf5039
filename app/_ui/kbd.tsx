export function Kbd({ children }: { children: string }) {
  return <kbd className="rounded border border-line-strong bg-paper-2 px-1 font-sans text-xs">{children}</kbd>;
}
