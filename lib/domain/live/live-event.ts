import type { Act } from "../audit/event";

/** Something that happened in an article, as a browser hears of it: what to read again, and who did it. Never its content. */
export type LiveEvent = {
  id: string;
  act: Act;
  /** `kind/uuid` */
  object: string;
  /** of the object, after the event */
  version: number;
  claimId: string | null;
  /** null: a software agent */
  by: { userId: string | null; name: string };
  at: string;
};

/** Somebody else who has the article open, and the claims of it that they have in hand. */
export type LivePerson = { userId: string; name: string; claims: string[] };

/**
 * What a live stream says, by the name of the message. `reset`: read everything again, there is no telling what was missed.
 * `changes`: what happened in the article that the stream is about, in the order of the feed. `elsewhere`: kinds of objects to which something
 * happened in the rest of the workspace. `here`: everybody else in the article. `beat`: the stream stands.
 */
export type LiveMessages = {
  reset: null;
  changes: LiveEvent[];
  elsewhere: string[];
  here: LivePerson[];
  beat: null;
};
