import { createElement, type ReactNode } from "react";
import { prerenderToNodeStream } from "react-dom/static";
import { AppRouterContext, type AppRouterInstance } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { PathnameContext, SearchParamsContext } from "next/dist/shared/lib/hooks-client-context.shared-runtime";

const nowhere = (): void => undefined;
const router = new Proxy({}, { get: () => nowhere }) as AppRouterInstance;

/** A page as HTML, with all that its parts fetch, as a browser without scripts would get it. */
export async function htmlOf(element: ReactNode, address: URL): Promise<string> {
  const failed: unknown[] = [];
  const within = [
    [AppRouterContext.Provider, router],
    [PathnameContext.Provider, address.pathname],
    [SearchParamsContext.Provider, address.searchParams],
  ] as const;
  const whole = within.reduce<ReactNode>(
    (inner, [provider, value]) => createElement(provider as never, { value } as never, inner),
    element,
  );
  const { prelude } = await prerenderToNodeStream(whole, { onError: (error) => void failed.push(error) });
  const pieces: Buffer[] = [];
  for await (const piece of prelude) pieces.push(Buffer.from(piece as Uint8Array));
  if (failed.length > 0) throw failed[0];
  return Buffer.concat(pieces).toString("utf8");
}
