/*
 * SQL that prints JSON as RFC 8785 wants it (keys sorted, no white space), so that the server makes whole lines and
 * Node only passes them on. PostgreSQL escapes strings in JSON as ECMAScript does.
 */

/** An SQL expression that prints a JSON value. */
export type JsonSql = string & { readonly __json?: true };

export const text = (column: string): JsonSql => `coalesce(to_json(${column}::text)::text, 'null')`;
export const int = (column: string): JsonSql => `coalesce((${column})::text, 'null')`;
export const bool = int;
/** Four decimals: beyond that, doubles print otherwise in SQL than in ECMAScript. */
export const score = (column: string): JsonSql => `coalesce(trim_scale(round(${column}::numeric, 4))::text, 'null')`;
export const day = (column: string): JsonSql => `coalesce('"' || to_char(${column}, 'YYYY-MM-DD') || '"', 'null')`;
/** As `Date.toISOString` prints it. */
export const time = (column: string): JsonSql =>
  `coalesce('"' || to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '"', 'null')`;
export const constant = (value: string): JsonSql => literal(JSON.stringify(value));

export function object(members: Record<string, JsonSql>): JsonSql {
  const keys = Object.keys(members).sort();
  const pieces = keys.flatMap((key, i) => [literal(`${i === 0 ? "{" : ","}${JSON.stringify(key)}:`), members[key]!]);
  return `concat(${pieces.join(", ")}, '}')`;
}

/** A list of what a query's one column prints. `from` is everything behind FROM, without ORDER BY. */
export function list(item: JsonSql, from: string, order: string): JsonSql {
  return `(SELECT concat('[', string_agg(${item}, ',' ORDER BY ${order}), ']') FROM ${from})`;
}

/** A value as an SQL literal, for COPY takes no parameters. */
export function literal(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
