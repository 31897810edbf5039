import { headers } from "next/headers";
import { ownPath } from "@/lib/domain/own-path";

/**
 * The path and query by which this page was asked for, as bin/serve/front.mjs wrote it over whatever came with the request; null where
 * nothing did. Without the mark that Next's own router puts on what it fetches.
 */
export async function askedPath(): Promise<string | null> {
  const asked = (await headers()).get("x-onus-asked");
  if (asked === null) return null;
  return ownPath(asked.replace(/([?&])_rsc=[^&]*&?/, "$1").replace(/[?&]$/, ""));
}
