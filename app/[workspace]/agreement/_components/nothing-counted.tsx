import Link from "next/link";
import { EmptyState } from "@/app/_ui/empty-state";
import { type AgreementAsked, searchOfAsked } from "@/lib/domain/agreement-asked";
import { counted } from "./in-digits";

/** Why there is nothing to compare, and how there comes to be. @param left first submissions that do not count because they were not blind */
export function NothingCounted({ workspace, asked, left }: { workspace: string; asked: AgreementAsked; left: number }) {
  const narrowed = asked.articleId !== null || asked.analystIds.length > 0 || asked.from !== null || asked.to !== null;
  const here = `/${workspace}/agreement`;
  return (
    <EmptyState title="Nothing to compare">
      {asked.subject === "places" ? (
        <p>Two people have to mark claims in the same article.</p>
      ) : (
        <p>
          Two people have to judge the same claim, each without seeing what the other did. That comes about by itself where a lead assigns a
          claim to both, or the queue hands it to two.
        </p>
      )}
      {left > 0 ? (
        <Link href={`${here}?${searchOfAsked({ ...asked, seen: true })}`} prefetch={false}>
          Count also the {counted(left, "first submission")} made by somebody who could see others’ work
        </Link>
      ) : null}
      {narrowed ? (
        <Link href={`${here}?of=${asked.subject}`} prefetch={false}>
          Ask for everything
        </Link>
      ) : null}
    </EmptyState>
  );
}
