import { isUuid } from "@/lib/domain/ids";
import { Refusal } from "@/lib/domain/problems";
import type { Viewer } from "@/lib/domain/viewer";
import { askToSignIn } from "./ask-to-sign-in";
import { problemResponse } from "./route-problem";
import { viewerOf } from "./session";

type Context<Params> = { params: Promise<Params & { workspace: string }> };

/** A GET route of a workspace: who asks, then what they may read, else the refusal. Ids in the address are checked. */
export function readRoute<Params extends Record<string, string>>(
  read: (viewer: Viewer, params: Params & { workspace: string }, request: Request) => Promise<Response>,
  ids: readonly (keyof Params & string)[] = [],
) {
  return async (request: Request, { params }: Context<Params>): Promise<Response> => {
    try {
      const named = await params;
      const viewer = await viewerOf(named.workspace);
      if (ids.some((id) => !isUuid(named[id]!))) throw new Refusal("not-found");
      return await read(viewer, named, request);
    } catch (error) {
      return askToSignIn(request, error) ?? problemResponse(error);
    }
  };
}

/** JSON that was serialised elsewhere; private, one person's, and asked for anew each time by its ETag. */
export function jsonResponse(json: string, etag?: string | null): Response {
  const headers = new Headers({ "content-type": "application/json; charset=utf-8", "cache-control": "private, no-cache", vary: "cookie" });
  if (etag) headers.set("etag", `"${etag}"`);
  return new Response(json, { headers });
}

/** The ETag of the copy that whoever asks has already. */
export function knownTag(request: Request): string | null {
  return /^(?:W\/)?"([^"]*)"$/.exec(request.headers.get("if-none-match") ?? "")?.[1] ?? null;
}

/** A text, or that the copy of it is still right: asked for anew each time, since words in it may have been erased. */
export function textResponse(text: string | null, etag: string): Response {
  const headers = { "content-type": "text/plain; charset=utf-8", "cache-control": "private, no-cache", vary: "cookie", etag: `"${etag}"` };
  return new Response(text, { status: text === null ? 304 : 200, headers });
}
