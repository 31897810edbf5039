import ipaddr from "ipaddr.js";

/**
 * Whether an IP address (as a resolver gives it) is a public unicast one, so that fetching it cannot reach the server
 * itself, its network or a cloud's metadata service. IANA's special-purpose registries, as ipaddr.js keeps them.
 * IPv4-mapped and NAT64 (RFC 6052) addresses count as the IPv4 address inside; 6to4 and Teredo are refused outright,
 * being dead as transports and alive only as a way around checks like this one.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.range() === "unicast";
  if (!(parsed instanceof ipaddr.IPv6)) return false;
  if (parsed.isIPv4MappedAddress()) return parsed.toIPv4Address().range() === "unicast";
  if (parsed.match(wellKnownNat64)) {
    return new ipaddr.IPv4(parsed.toByteArray().slice(12)).range() === "unicast";
  }
  return parsed.range() === "unicast" && parsed.match(globalUnicast);
}

const wellKnownNat64 = ipaddr.IPv6.parseCIDR("64:ff9b::/96");
/** RFC 4291 2.4: all that is routed today; it also shuts out the obsolete `::127.0.0.1` form. */
const globalUnicast = ipaddr.IPv6.parseCIDR("2000::/3");
