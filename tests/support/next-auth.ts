import NextAuth from "next-auth";
import { authOptions } from "@/lib/pipeline/auth-options";

export type Cookies = Record<string, string>;
export type Answer = { status: number; body: unknown; location: string; set: string[] };

/** Sends one request through next-auth as its own handler would, and keeps the cookies as a browser does. */
export async function send(
  method: string,
  nextauth: string[],
  jar: Cookies,
  body: object = {},
  query: Record<string, string> = {},
): Promise<Answer> {
  const answer: Answer = { status: 200, body: null, location: "", set: [] };
  const headers = new Map<string, string | string[]>();
  const res = {
    status: (code: number) => ((answer.status = code), res),
    getHeader: (name: string) => headers.get(name),
    setHeader: (name: string, value: string | string[]) => (headers.set(name, value), res),
    json: (value: unknown) => void (answer.body = value),
    send: (value: unknown) => void (answer.body = value),
    end: () => undefined,
  };
  const req = { method, query: { ...query, nextauth }, cookies: jar, headers: { "user-agent": "A browser" }, body };
  const options = authOptions(new Headers({ "user-agent": "A browser", "x-forwarded-for": "192.0.2.1" }));
  await (NextAuth as unknown as (...args: unknown[]) => Promise<unknown>)(req, res, options);
  answer.location = String(headers.get("Location") ?? "");
  answer.set = [headers.get("Set-Cookie") ?? []].flat();
  for (const cookie of answer.set) {
    const [name = "", value = ""] = cookie.split(";")[0]!.split("=");
    if (/Max-Age=0|Expires=Thu, 01 Jan 1970/.test(cookie) || value === "") delete jar[name];
    else jar[name] = decodeURIComponent(value);
  }
  return answer;
}
