declare const minted: unique symbol;

/**
 * Whoever acts outside any workspace: before there is one, at an invitation, on their own account. Minted only in
 * lib/pipeline/visitor.ts, so that `userId` is always what the session's row says.
 */
export type Visitor = {
  /** null: not signed in */
  readonly userId: string | null;
  readonly sessionId: string | null;
  /** Where the request comes from, as far as it can be known. */
  readonly address: string;
  readonly [minted]: "visitor";
};
