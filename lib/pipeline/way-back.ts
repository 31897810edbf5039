import { cookies } from "next/headers";
import { ownPath } from "@/lib/domain/own-path";
import { currentSettings } from "@/lib/gateways/settings";
import { servedSecurely } from "./session-cookie";

type Asked = { to?: unknown; callbackUrl?: unknown; error?: unknown };

/**
 * Where a sign-in is to lead: what its address says, or next-auth's own question; after a provider's refusal, which forgets both, what
 * next-auth keeps in a cookie meanwhile. Always a path of ours.
 */
export async function wayBack({ to, callbackUrl, error }: Asked): Promise<string> {
  const { origin } = currentSettings();
  if (to !== undefined) return ownPath(to);
  if (callbackUrl !== undefined) return ownPath(pathAt(origin, callbackUrl));
  if (error === undefined) return "/";
  const kept = (await cookies()).get(`${servedSecurely(origin) ? "__Secure-" : ""}next-auth.callback-url`)?.value;
  return ownPath(pathAt(origin, kept));
}

/** The path of an address that begins with ours. */
function pathAt(origin: string, address: unknown): string | undefined {
  return typeof address === "string" && address.startsWith(`${origin}/`) ? address.slice(origin.length) : undefined;
}
