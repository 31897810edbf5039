type Member = { userId: string; name: string };

/** The beginning of a name that is being typed after an `@` before the caret, with where the `@` stands; null: none is. */
export function mentionBeingTyped(text: string, caret: number): { at: number; typed: string } | null {
  const found = /(?:^|[\s(])@([^\s@][^@\n]{0,40}|)$/u.exec(text.slice(0, caret));
  if (!found) return null;
  const typed = found[1]!;
  return { at: caret - typed.length - 1, typed };
}

/** Members who could be meant: some word of the name begins with what was typed. @returns six at most */
export function membersLike(members: readonly Member[], typed: string): Member[] {
  const sought = typed.toLocaleLowerCase();
  const fits = ({ name }: Member): boolean => {
    const lower = name.toLocaleLowerCase();
    return lower !== sought && (lower.startsWith(sought) || lower.split(/\s+/u).some((word) => word.startsWith(sought)));
  };
  return members.filter(fits).slice(0, 6);
}
