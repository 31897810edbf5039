import { describe, expect, test } from "vitest";
import { clientAddress } from "@/lib/pipeline/client-address";

const from = (forwardedFor: string | null, trustedProxies: number) =>
  clientAddress(new Headers(forwardedFor === null ? {} : { "x-forwarded-for": forwardedFor }), trustedProxies);

describe("the address that sign-in is throttled by", () => {
  test("is the entry that our own proxies vouch for, whatever stands before it", () => {
    expect(from("198.51.100.9", 1)).toBe("198.51.100.9");
    expect(from("6.6.6.6, 198.51.100.9", 1)).toBe("198.51.100.9");
    expect(from("6.6.6.6, 198.51.100.9, 10.0.0.1", 2)).toBe("198.51.100.9");
  });
  test("is what the server itself put there without a proxy", () => {
    expect(from("127.0.0.1", 0)).toBe("127.0.0.1");
    expect(from("::ffff:127.0.0.1", 0)).toBe("127.0.0.1");
    expect(from(null, 0)).toBe("unknown");
  });
  test("counts an IPv6 network as one", () => {
    expect(from("2001:db8:1:2:3:4:5:6", 1)).toBe("2001:db8:1:2::/64");
    expect(from("2001:DB8:1:2::1", 1)).toBe("2001:db8:1:2::/64");
    expect(from("::1", 1)).toBe("0:0:0:0::/64");
    expect(from("[2001:db8:1:2::9]:443", 1)).toBe("2001:db8:1:2::/64");
  });
  test("has no port", () => {
    expect(from("198.51.100.9:51234", 1)).toBe("198.51.100.9");
  });
});
