import { Refusal } from "@/lib/domain/problems";

const plainly: Record<string, string> = {
  ENOTFOUND: "its name is not known",
  ENODATA: "its name is not known",
  EAI_AGAIN: "its name could not be looked up just now",
  ECONNREFUSED: "it refused the connection",
  ECONNRESET: "it broke off the connection",
  EPIPE: "it broke off the connection",
  ERR_STREAM_PREMATURE_CLOSE: "it broke off the connection",
  UND_ERR_SOCKET: "it broke off the connection",
  UND_ERR_ABORTED: "it broke off the connection",
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: "it broke off the connection",
  EHOSTUNREACH: "it cannot be reached from here",
  ENETUNREACH: "it cannot be reached from here",
  EADDRNOTAVAIL: "it cannot be reached from here",
  ETIMEDOUT: "it did not answer in time",
  UND_ERR_CONNECT_TIMEOUT: "it did not answer in time",
  UND_ERR_HEADERS_TIMEOUT: "it did not answer in time",
  UND_ERR_BODY_TIMEOUT: "it did not answer in time",
  UND_ERR_HEADERS_OVERFLOW: "its answer's headers are too large",
};

/** What went wrong on the network, as a refusal: `unavailable` for the far end, `unreadable` for a body that cannot be unpacked. */
export function asFetchRefusal(error: unknown, host: string): Refusal {
  if (error instanceof Refusal) return error;
  const code = codeOf(error);
  if (/^(Z_|ERR_?_?PADDING|ERR__ERROR)/.test(code) || code === "ERR_BROTLI_DECOMPRESSION_FAILED") {
    return new Refusal("unreadable", { detail: `What ${host} sent is damaged: it cannot be unpacked.` });
  }
  return new Refusal("unavailable", { detail: `${host} could not be fetched: ${reason(code)}.` });
}

function reason(code: string): string {
  const known = plainly[code];
  if (known !== undefined) return known;
  if (code.startsWith("HPE_")) return "it does not answer like a web server";
  if (/CERT|TLS|SSL|EPROTO|SIGNATURE|ISSUER/.test(code)) return `no trustworthy secure connection (${code})`;
  return code === "" ? "the connection failed" : `the connection failed (${code})`;
}

function codeOf(error: unknown): string {
  if (typeof error !== "object" || error === null) return "";
  if ("code" in error && typeof error.code === "string") return error.code;
  return "cause" in error ? codeOf(error.cause) : "";
}
