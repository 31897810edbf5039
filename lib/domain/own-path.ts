/** Stands for wherever this installation is served; a host that can never be registered (RFC 2606). */
const anywhere = "http://own.invalid";

/**
 * Where to go after signing in: a path of ours, with its query, and nothing that a browser would take for another site; else "/". Browsers
 * take a second slash or a backslash for the beginning of a host, and drop tabs and line ends before they look (WHATWG URL §4.4); dots may
 * dissolve into a second slash.
 */
export function ownPath(asked: unknown): string {
  if (typeof asked !== "string" || asked.length > 2000 || !/^\/(?![/\\])[^\\\s]*$/.test(asked)) return "/";
  if (!URL.canParse(asked, anywhere)) return "/";
  const { origin, pathname, search, hash } = new URL(asked, anywhere);
  return origin === anywhere && !pathname.startsWith("//") ? pathname + search + hash : "/";
}

/** The sign-in that leads back to where somebody is. */
export function signInPath(from: string): string {
  return `/sign-in?${new URLSearchParams({ to: ownPath(from) })}`;
}
