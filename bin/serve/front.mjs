// What every request meets before Next does.
import { randomBytes } from "node:crypto";
import { contentPolicy } from "./content-policy.mjs";

const policyHeader = "content-security-policy";

/**
 * Marks a request for Next, over whatever came with it: the address that was asked for, so that a sign-in leads back to it
 * (lib/pipeline/asked-path.ts), and a fresh nonce, which Next puts on its scripts. An answer that has no policy of its own gets the pages'.
 */
export function mark(request, response, { dev, believesProxies }) {
  // Without a proxy of the operator's own, this header is anybody's word; Next then puts the socket's address in its place.
  if (!believesProxies) delete request.headers["x-forwarded-for"];
  const policy = contentPolicy(randomBytes(16).toString("base64"), dev);
  request.headers[policyHeader] = policy;
  request.headers["x-onus-asked"] = request.url;
  // Next drops a route's own header where there is one already, so ours comes last.
  const writeHead = response.writeHead;
  response.writeHead = function (...args) {
    if (!response.hasHeader(policyHeader)) response.setHeader(policyHeader, policy);
    return writeHead.apply(response, args);
  };
}
