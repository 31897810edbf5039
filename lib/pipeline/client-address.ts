/**
 * The address a request comes from, for throttling. Each proxy appends to X-Forwarded-For whom it heard from, and
 * behind `trustedProxies` of ours the entry that many from the end is the client; what stands before it anybody
 * may have typed. Without a proxy of ours the server puts the socket's address there itself, in place of what
 * came with the request.
 */
export function clientAddress(headers: Pick<Headers, "get">, trustedProxies: number): string {
  const heard = (headers.get("x-forwarded-for") ?? "")
    .split(",")
    .map((entry) => entry.trim())
    .filter(Boolean);
  const address = heard.at(-Math.max(1, trustedProxies)) ?? heard[0] ?? "unknown";
  return networkOf(address.toLowerCase());
}

/** One household of IPv6 owns a /64, so the address inside it says nothing. IPv4 in IPv6 dress is IPv4. */
function networkOf(address: string): string {
  const plain = address.replace(/^\[(.*)\](:\d+)?$/, "$1").replace(/^::ffff:(?=\d+\.)/, "");
  if (!plain.includes(":")) return plain.slice(0, 64);
  if (/^[\d.]+:\d+$/.test(plain)) return plain.slice(0, plain.indexOf(":"));
  const [head = "", tail] = plain.split("::");
  const groups = head === "" ? [] : head.split(":");
  const rest = tail === undefined || tail === "" ? [] : tail.split(":");
  if (tail !== undefined) groups.push(...Array<string>(Math.max(0, 8 - groups.length - rest.length)).fill("0"), ...rest);
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}
