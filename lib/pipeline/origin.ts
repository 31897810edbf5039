import { Refusal } from "@/lib/domain/problems";

/** Next lets an action without an Origin pass; a browser always sends one with a POST, so its absence is refused too. */
export function refuseForeignOrigin(headers: Pick<Headers, "get">): void {
  const origin = headers.get("origin");
  const host = headers.get("x-forwarded-host") ?? headers.get("host");
  if (!origin || !host || !URL.canParse(origin) || new URL(origin).host !== host) throw new Refusal("forbidden");
}
