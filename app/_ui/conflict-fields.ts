/** One field of something that two have changed. What is shown is text, whatever is stored. */
export type ConflictField<Name extends string> = {
  name: Name;
  label: string;
  base: string;
  mine: string;
  theirs: string;
  /** May be put into words of its own, instead of one of the two. */
  editable?: boolean;
};
export type Take = { take: "mine" } | { take: "theirs" } | { take: "text"; text: string };

/** Who changed the field; `both`: differently, so that a person has to say. */
export function changedBy({
  base,
  mine,
  theirs,
}: Pick<ConflictField<string>, "base" | "mine" | "theirs">): "nobody" | "mine" | "theirs" | "both" {
  if (mine === theirs) return "nobody";
  if (theirs === base) return "mine";
  return mine === base ? "theirs" : "both";
}

/** What goes without asking: where only one side has changed a field, that side. */
export function obviousTakes<Name extends string>(fields: readonly ConflictField<Name>[]): Partial<Record<Name, Take>> {
  const takes: Partial<Record<Name, Take>> = {};
  for (const field of fields) {
    const who = changedBy(field);
    if (who !== "both") takes[field.name] = { take: who === "theirs" ? "theirs" : "mine" };
  }
  return takes;
}
