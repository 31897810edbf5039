import { encode } from "next-auth/jwt";
import { currentSettings } from "@/lib/gateways/settings";
import { sent } from "./next-headers";
import { makeSession } from "./people";

const cookiesOf = new Map<string, string>();

/** The requests that follow come from this user's browser, or from one that nobody is signed in with. */
export async function sentBy(userId: string | null): Promise<void> {
  if (userId !== null && !cookiesOf.has(userId)) {
    const sid = await makeSession(userId);
    cookiesOf.set(userId, await encode({ token: { sid }, secret: currentSettings().sessionSecret }));
  }
  sent.cookie = userId === null ? null : cookiesOf.get(userId)!;
}
