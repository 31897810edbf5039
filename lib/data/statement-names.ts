const names = new Map<string, string>();
const mostNames = 500;

/**
 * Names a statement, so that PostgreSQL parses and plans it once a connection. Statements that come in many shapes
 * (long lists of values) would fill the server's memory: after the first 500, no more are named (the empty name).
 */
export function statementName({ sql }: { sql: string }): string {
  const known = names.get(sql);
  if (known || names.size >= mostNames || sql.length > 10_000) return known ?? "";
  const name = `onus_${names.size}`;
  names.set(sql, name);
  return name;
}
