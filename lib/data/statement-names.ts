const names = new Map<string, string>();
const mostNames = 500;

/** Stands in a statement whose best plan depends on what is asked for, a rare word or one that is everywhere: it gets no name, and so no plan for all. */
export const plannedEachTime = "/* planned each time */";

/**
 * Names a statement, so that PostgreSQL parses and plans it once a connection. Statements that come in many shapes
 * (long lists of values) would fill the server's memory: after the first 500, no more are named (the empty name).
 */
export function statementName({ sql }: { sql: string }): string {
  const known = names.get(sql);
  if (known || names.size >= mostNames || sql.length > 10_000 || sql.includes(plannedEachTime)) return known ?? "";
  const name = `onus_${names.size}`;
  names.set(sql, name);
  return name;
}
