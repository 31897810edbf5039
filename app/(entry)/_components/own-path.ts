/** Where to go after signing in: a path of ours and nothing that a browser would take for another site. */
export function ownPath(asked: string | undefined): string {
  return asked && /^\/(?![/\\])[^\\\s]*$/.test(asked) ? asked : "/";
}
