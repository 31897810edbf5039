import type { Role, Settlement } from "./policy";

declare const minted: unique symbol;

/**
 * Proof that somebody is signed in and belongs to this workspace. Minted only in lib/pipeline/session.ts;
 * every read takes one.
 */
export type Viewer = {
  readonly userId: string;
  readonly name: string;
  readonly role: Role;
  /** The actor's name in the log. */
  readonly pseudonym: string;
  readonly workspaceId: string;
  readonly workspace: { slug: string; name: string; settlement: Settlement; logOrigin: string };
  readonly [minted]: "viewer";
};
