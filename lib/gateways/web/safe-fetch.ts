import { setMaxListeners } from "node:events";
import { Client } from "undici";
import { Refusal } from "@/lib/domain/problems";
import manifest from "@/package.json" with { type: "json" };
import { checkUrl } from "./checked-url";
import { readDecoded, type Progress } from "./decoded-body";
import { asFetchRefusal } from "./fetch-problem";
import { parseMediaType } from "./media-type";
import { connectByTcp, pinnedConnector, resolveBySystem, resolveChecked, type Connect, type Resolve } from "./pinned-connection";

export type SafeFetchOptions = {
  /** Hosts that the operator lets stand at non-public addresses: "host" or "host:port". */
  allowedHosts: readonly string[];
  /** On the wire and unpacked; 10 MB unless told. */
  maxBytes?: number;
  /** For everything, redirects included; 10 s unless told. */
  timeoutMs?: number;
  /** When it aborts, its reason is thrown as it is. */
  signal?: AbortSignal;
  accept?: string;
  onProgress?: (progress: Progress) => void;
  resolve?: Resolve;
  connect?: Connect;
};

export type FetchedPage = {
  finalUrl: string;
  status: number;
  /** Lower case; application/octet-stream where the server names none (RFC 9110 8.3). */
  mediaType: string;
  charset: string | null;
  bytes: Uint8Array;
  headers: Partial<Record<(typeof keptHeaders)[number], string>>;
  /** Each address that pointed on, with the status by which it did. */
  redirects: { url: string; status: number }[];
};

const keptHeaders = ["content-type", "last-modified", "date", "etag"] as const;
const redirectStatuses = new Set([301, 302, 303, 307, 308]);
const maxRedirects = 5;
const readable =
  "text/html, application/xhtml+xml, application/pdf, text/plain;q=0.9, application/vnd.openxmlformats-officedocument.wordprocessingml.document;q=0.9, */*;q=0.5";

/**
 * Fetches one public page, without cookies or credentials. Refuses with `invalid` (not a fetchable address),
 * `forbidden` (leads to a non-public address, at whatever hop), `too-large`, `unreadable` (cannot be unpacked) or
 * `unavailable` (name, connection, TLS, time, status 400 and above, redirects without end).
 * docs/decisions/0004-safe-fetch.md says why each check stands where it does.
 */
export async function safeFetch(address: string, options: SafeFetchOptions): Promise<FetchedPage> {
  const timeoutMs = options.timeoutMs ?? 10_000;
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = options.signal ? AbortSignal.any([timeout, options.signal]) : timeout;
  // Each hop listens for its name look-up, its connection and its request.
  setMaxListeners(5 * (maxRedirects + 1), signal);
  const redirects: FetchedPage["redirects"] = [];
  let target = checkUrl(address, undefined, options.allowedHosts);
  try {
    for (;;) {
      const answer = await untilAborted(signal, fetchHop(target, options, signal));
      if ("page" in answer) return { ...answer.page, redirects };
      redirects.push({ url: target.url.href, status: answer.status });
      target = checkUrl(answer.location, target.url, options.allowedHosts);
      if (redirects.length > maxRedirects || redirects.some(({ url }) => url === target.url.href)) {
        throw new Refusal("unavailable", { detail: "The page sends its readers on and on, without ever arriving." });
      }
    }
  } catch (error) {
    options.signal?.throwIfAborted();
    if (timeout.aborted) {
      throw new Refusal("unavailable", {
        detail: `${target.url.host} did not send the page within ${timeoutMs / 1000} seconds.`,
      });
    }
    throw asFetchRefusal(error, target.url.host);
  }
}

type Hop = { page: Omit<FetchedPage, "redirects"> } | { status: number; location: string };

async function fetchHop(target: ReturnType<typeof checkUrl>, options: SafeFetchOptions, signal: AbortSignal): Promise<Hop> {
  const addresses = await resolveChecked(target, options.resolve ?? resolveBySystem);
  const connect = pinnedConnector(addresses, target.port, options.connect ?? connectByTcp, signal);
  const client = new Client(target.url.origin, { connect, pipelining: 1 });
  try {
    const response = await client.request({
      method: "GET",
      path: target.url.pathname + target.url.search,
      signal,
      headers: {
        "user-agent": `Onus/${manifest.version} (+claim verification)`,
        accept: options.accept ?? readable,
        "accept-encoding": "gzip, br",
      },
    });
    const header = (name: string) => [response.headers[name] ?? []].flat().join(", ");
    const status = response.statusCode;
    if (redirectStatuses.has(status) && header("location") !== "") return { status, location: header("location") };
    if (status < 200 || status >= 300) {
      throw new Refusal("unavailable", { detail: `${target.url.host} answered with status ${status}.` });
    }
    const bytes = await readDecoded(
      response.body,
      header("content-encoding"),
      { maxBytes: options.maxBytes ?? 10 * 1024 * 1024, totalBytes: wholeNumber(header("content-length")) },
      options.onProgress,
    );
    const headers = Object.fromEntries(keptHeaders.map((name) => [name, header(name)]).filter(([, value]) => value));
    return { page: { finalUrl: target.url.href, status, ...parseMediaType(header("content-type")), bytes, headers } };
  } finally {
    // Not awaited: the far end may be slow to let go, and nothing of it is wanted any more.
    void client.destroy().catch(() => undefined);
  }
}

/** A resolver cannot be told to stop; this stops waiting for it. */
function untilAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  work.catch(() => undefined);
  return new Promise((done, fail) => {
    const stop = () => fail(signal.reason);
    if (signal.aborted) return stop();
    signal.addEventListener("abort", stop, { once: true });
    work.then(done, fail).finally(() => signal.removeEventListener("abort", stop));
  });
}

function wholeNumber(text: string): number | null {
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}
