/** docs/audit-format.md §2; the writer's is in ../leaf, which needs Node. */
export const maxLeafBytes = 8192;
/** A line of leaves takes at least this: the shortest leaf has words of one letter and no parts. */
export const shortestLine = 196;
