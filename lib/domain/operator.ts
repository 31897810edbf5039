declare const minted: unique symbol;

/**
 * Whoever holds the server's own settings and works beside it, on its command line. Belongs to no workspace, and is a software agent in the log of
 * each. Minted only in lib/pipeline/operator.ts, which only commands import.
 */
export type Operator = { readonly actor: "agent:operator"; readonly [minted]: "operator" };
