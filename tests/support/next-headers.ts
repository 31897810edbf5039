import { currentSettings } from "@/lib/gateways/settings";
import { sessionCookieName } from "@/lib/pipeline/session-cookie";

/**
 * Stands in for next/headers, which exists within a request only: `vi.mock("next/headers", () => import("../support/next-headers"))`.
 * It must import nothing that imports next/headers itself. Who sends is said by `sentBy` of signed-in.ts.
 */
export const sent: { cookie: string | null } = { cookie: null };

export const here = { origin: "http://127.0.0.1:3000", host: "127.0.0.1:3000" };

export async function headers(): Promise<Headers> {
  return new Headers({ ...here, "x-forwarded-for": "192.0.2.1" });
}

export async function cookies(): Promise<{ get: (name: string) => { value: string } | undefined }> {
  const name = sessionCookieName(currentSettings().origin);
  return { get: (asked) => (asked === name && sent.cookie !== null ? { value: sent.cookie } : undefined) };
}
