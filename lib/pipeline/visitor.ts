import { headers } from "next/headers";
import type { Visitor } from "@/lib/domain/visitor";
import { currentSettings } from "@/lib/gateways/settings";
import { clientAddress } from "./client-address";
import { type SignedIn, signedIn } from "./sign-in";

/** Whoever sent this request. */
export async function visitorNow(): Promise<Visitor> {
  const address = clientAddress(await headers(), currentSettings().trustedProxies);
  return visitorAs(await signedIn(), address);
}

/** Somebody known by other means than a cookie: the seed, a test. The only place where a Visitor comes into being. */
export function visitorAs(who: SignedIn | null, address: string): Visitor {
  return { userId: who?.userId ?? null, sessionId: who?.sessionId ?? null, address } as Visitor;
}
