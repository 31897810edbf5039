/** A `__Secure-` cookie is refused by browsers over plain http, so the name goes by the origin, as next-auth's does. */
export function sessionCookieName(origin: string): string {
  return `${servedSecurely(origin) ? "__Secure-" : ""}onus.session`;
}

export function servedSecurely(origin: string): boolean {
  return origin.startsWith("https://");
}
