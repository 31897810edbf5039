import { lookup } from "node:dns/promises";
import { connect, isIP, type Socket } from "node:net";
import { buildConnector } from "undici";
import { notPublic, type CheckedUrl } from "./checked-url";
import { isPublicAddress } from "./public-address";

export type ResolvedAddress = { address: string; family: number };
export type Resolve = (hostname: string) => Promise<readonly ResolvedAddress[]>;
/** Opens a TCP connection to one of the given addresses, tried in order. */
export type Connect = (addresses: readonly ResolvedAddress[], port: number, signal: AbortSignal) => Promise<Socket>;

export const resolveBySystem: Resolve = (hostname) => lookup(hostname, { all: true });

/** Every address of the host, resolved once. One that is not public condemns all, unless the operator named the host. */
export async function resolveChecked(target: CheckedUrl, resolve: Resolve): Promise<readonly ResolvedAddress[]> {
  const family = isIP(target.hostname);
  const addresses = family === 0 ? await resolve(target.hostname) : [{ address: target.hostname, family }];
  if (addresses.length === 0) throw Object.assign(new Error("no address"), { code: "ENOTFOUND" });
  if (!target.operatorNamed && !addresses.every(({ address }) => isPublicAddress(address))) throw notPublic();
  return addresses;
}

/** The host given to net.connect exists nowhere, so that only the checked addresses can be reached. */
export const connectByTcp: Connect = (addresses, port, signal) =>
  new Promise((done, fail) => {
    const socket = connect({
      host: "checked.invalid",
      port,
      signal,
      autoSelectFamily: true,
      autoSelectFamilyAttemptTimeout: 1_000,
      lookup: (_hostname, _options, callback) => callback(null, [...addresses]),
    });
    socket.once("error", fail);
    socket.once("connect", () => {
      socket.off("error", fail);
      done(socket);
    });
  });

/**
 * An undici connector that reaches only the addresses that were checked: the name is never resolved a second time, so a
 * name server that changes its answer between check and use (DNS rebinding) gains nothing. TLS still checks the name.
 */
export function pinnedConnector(
  addresses: readonly ResolvedAddress[],
  port: number,
  connectTcp: Connect,
  signal: AbortSignal,
): buildConnector.connector {
  const secure = buildConnector({ allowH2: false });
  return (options, callback) => {
    connectTcp(addresses, port, signal).then(
      (socket) => {
        if (options.protocol === "https:") secure({ ...options, httpSocket: socket }, callback);
        else callback(null, socket.setNoDelay());
      },
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), null),
    );
  };
}
