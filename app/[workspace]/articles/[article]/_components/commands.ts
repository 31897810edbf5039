/** One thing that can be done now: a key, an entry of the palette and a line of the overlay alike. */
export type Command = {
  id: string;
  label: string;
  group: "Go" | "Split" | "Sentence" | "Claim" | "Article" | "Review" | "Help";
  /** `key`, or `mod+key` for Ctrl or Cmd; lower case unless Shift is part of it */
  keys: readonly string[];
  run: () => void;
};

/** The command that a key press means, or null. In a field, only keys with Ctrl or Cmd count, and Escape. */
export function commandFor(commands: readonly Command[], event: KeyboardEvent): Command | null {
  const mod = event.ctrlKey || event.metaKey;
  if (event.altKey || event.isComposing) return null;
  const name = `${mod ? "mod+" : ""}${event.shiftKey && event.key.length > 1 ? "shift+" : ""}${event.key}`;
  const found = commands.find((command) => command.keys.includes(name)) ?? null;
  if (!found) return null;
  if (isTyping(event.target) && !(mod && name !== "mod+z" && name !== "mod+Z")) return null;
  return found;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

/** A key as people read it. */
export function keyName(key: string): string {
  const names: Record<string, string> = {
    mod: "Ctrl/Cmd",
    shift: "Shift",
    ArrowUp: "↑",
    ArrowDown: "↓",
    ArrowLeft: "←",
    ArrowRight: "→",
    Escape: "Esc",
    " ": "Space",
  };
  return key
    .split(/\+(?=.)/) // the key + itself stays one
    .map((part) => names[part] ?? part)
    .join(" ");
}
