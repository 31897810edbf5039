import { isIP } from "node:net";
import { Refusal } from "@/lib/domain/problems";
import { isPublicAddress } from "./public-address";

export type CheckedUrl = {
  /** Without fragment. */
  url: URL;
  /** For a resolver and for TLS: no brackets, no trailing dot. */
  hostname: string;
  port: number;
  /** The operator named this host: it may stand at a non-public address. */
  operatorNamed: boolean;
};

const ordinaryPorts = new Set([80, 443, 8080, 8443]);
const maxUrlLength = 8_192;

/**
 * Parses an address that a person or a redirect gave. Refuses (`invalid`, field `url`) what is not plain http(s) on an
 * ordinary port without credentials, and (`forbidden`) IP literals that are not public. The WHATWG parser has by then
 * turned every spelling of an IPv4 address (decimal, octal, hexadecimal, short, full-width) into the dotted one.
 * `allowedHosts` entries are "host" (ordinary ports) or "host:port" (just that port), IPv6 in brackets or bare.
 */
export function checkUrl(text: string, base: URL | undefined, allowedHosts: readonly string[]): CheckedUrl {
  const url = parse(text, base);
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw invalid("Only addresses that begin with http:// or https:// can be fetched.");
  }
  if (url.username !== "" || url.password !== "") {
    throw invalid("The address carries a user name or password; leave them out.");
  }
  url.hash = "";
  const hostname = url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  const usualPort = url.protocol === "https:" ? 443 : 80;
  const port = url.port === "" ? usualPort : Number(url.port);
  const names = new Set(allowedHosts.map((entry) => entry.trim().toLowerCase().replaceAll(/[[\]]/g, "")));
  const namedWithPort = names.has(`${hostname}:${port}`);
  if (!namedWithPort && !ordinaryPorts.has(port)) throw invalid(`Port ${port} is not one of the web's usual ports.`);
  const operatorNamed = namedWithPort || names.has(hostname);
  if (!operatorNamed && isIP(hostname) !== 0 && !isPublicAddress(hostname)) throw notPublic();
  return { url, hostname, port, operatorNamed };
}

/** One sentence for every private address: which one it was is nobody's business outside. */
export function notPublic(): Refusal {
  return new Refusal("forbidden", {
    detail: "This address leads into a private network or to this computer; only public pages can be fetched.",
  });
}

function parse(text: string, base: URL | undefined): URL {
  if (text.length > maxUrlLength) throw invalid("The address is too long.");
  try {
    return new URL(text.trim(), base);
  } catch {
    throw invalid("This is not a web address; it should look like https://example.org/page.");
  }
}

function invalid(message: string): Refusal {
  return new Refusal("invalid", { detail: message, fields: { url: message } });
}
