/** A column of a row as a form's field shows it: what is not there is empty. */
export function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** A day, YYYY-MM-DD. */
export function dayOf(value: unknown): string {
  return value instanceof Date ? value.toISOString().slice(0, 10) : textOf(value).slice(0, 10);
}
