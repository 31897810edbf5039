const againMs = 1000;

/**
 * Lets the router's reads of pages wait for a connection that is missing, or goes while they read. Next would leave the page for the
 * browser's own word that there is none, and all that is typed there with it.
 */
export function waitForConnection(scope: Pick<Window & typeof globalThis, "fetch" | "addEventListener" | "removeEventListener">): void {
  const reach = scope.fetch.bind(scope);
  const connection = (): Promise<void> =>
    new Promise((resolve) => {
      const go = (): void => {
        clearTimeout(timer);
        scope.removeEventListener("online", go);
        resolve();
      };
      const timer = setTimeout(go, againMs);
      scope.addEventListener("online", go);
    });
  scope.fetch = async (input, init) => {
    if (!isPageRead(init)) return reach(input, init);
    for (;;) {
      try {
        return await whole(await reach(input, init));
      } catch (error) {
        if (init?.signal?.aborted || !(error instanceof TypeError)) throw error;
        await connection();
      }
    }
  };
}

/** What Next's router asks for, not what it sends. */
const isPageRead = (init: RequestInit | undefined): boolean =>
  (init?.method ?? "GET") === "GET" && new Headers(init?.headers).get("rsc") === "1";

/** The same answer once all of it has arrived. The router goes by its address, which a made answer does not have by itself. */
async function whole(response: Response): Promise<Response> {
  const made = new Response(response.body && (await response.arrayBuffer()), response);
  for (const name of ["url", "redirected"] as const) Object.defineProperty(made, name, { value: response[name] });
  return made;
}
