/** What evidence says about one claim. Counter-evidence is a link with stance `refutes`. */
export const stances = ["supports", "refutes", "qualifies", "context"] as const;
export type Stance = (typeof stances)[number];
