/** The name of the log that goes on from one that was frozen: `…/log/<id>`, `…/log/<id>/2`, `…/log/<id>/3`. */
export function nextOrigin(origin: string): string {
  const [, before, number] = /^(.*)\/([2-9]|[1-9]\d{1,5})$/u.exec(origin) ?? [];
  return before !== undefined && number !== undefined ? `${before}/${Number(number) + 1}` : `${origin}/2`;
}
