import { createServer } from "node:net";

/** A port of 127.0.0.1 that is free now; whoever takes it must be ready to lose a race. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
      .once("error", reject)
      .listen(0, "127.0.0.1", () => {
        const address = probe.address();
        probe.close(() => (address !== null && typeof address === "object" ? resolve(address.port) : reject(new Error("no address"))));
      });
  });
}
