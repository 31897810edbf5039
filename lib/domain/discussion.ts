import { z } from "zod";

/** What a discussion can be about. */
export const aboutKinds = ["claim", "link", "sentence"] as const;
export type AboutKind = (typeof aboutKinds)[number];
export const aboutSchema = z.object({ kind: z.enum(aboutKinds), id: z.uuid() });

export const commentTextSchema = z.string().trim().min(1, "Write something.").max(5000, "A comment has at most 5,000 characters.");
/** User ids of members who are named in the text as `@Name`. */
export const mentionsSchema = z.array(z.uuid()).max(20, "At most 20 people can be mentioned at once.").default([]);

export type CommentShown = {
  id: string;
  authorId: string;
  author: string;
  /** empty once it is withdrawn */
  text: string;
  /** names of those mentioned */
  mentions: { userId: string; name: string }[];
  /** ISO, as all times here */
  at: string;
  editedAt: string | null;
  withdrawnAt: string | null;
  version: number;
};

export type ThreadShown = {
  id: string;
  about: { kind: AboutKind; id: string; /** what stands there: a statement, a quoted passage or a sentence */ words: string };
  claim: { id: string; number: number } | null;
  resolvedAt: string | null;
  resolvedBy: string | null;
  version: number;
  comments: CommentShown[];
};

export type Discussion = { threads: ThreadShown[]; members: { userId: string; name: string }[] };

/** Those of `members` whose `@Name` stands in the text; of names that begin alike, the longest counts. */
export function mentionedIn(text: string, members: readonly { userId: string; name: string }[]): { userId: string; name: string }[] {
  const byLength = members.toSorted((one, other) => other.name.length - one.name.length);
  let rest = text;
  return byLength.filter(({ name }) => {
    if (name === "" || !rest.includes(`@${name}`)) return false;
    rest = rest.replaceAll(`@${name}`, " ");
    return true;
  });
}
