import Link from "next/link";
import type { HistoryEntry } from "@/lib/domain/history/entry";

/** Which claim an entry is about, in brackets; nothing where it is about none. */
export function OfClaim({ workspace, claim }: { workspace: string; claim: HistoryEntry["claim"] }) {
  if (!claim) return null;
  return (
    <>
      {" "}
      (
      <Link href={`/${workspace}/claims/${claim.id}`} prefetch={false}>
        claim {claim.number}
      </Link>
      )
    </>
  );
}
