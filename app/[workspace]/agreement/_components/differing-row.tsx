import Link from "next/link";
import { TagBadge } from "@/app/_ui/tag-badge";
import type { DifferingItem } from "@/lib/data/differing-items";
import type { Rated } from "@/lib/domain/agreement-asked";
import { type Basis, type Tag, tagOfBasis } from "@/lib/domain/tags";

/** An item and what everybody first gave it, with the way to its claim and to the assessments side by side. */
export function DifferingRow({ workspace, subject, item }: { workspace: string; subject: Rated; item: DifferingItem }) {
  const { claimId, number, statement, articleId, articleTitle, evidence, given } = item;
  return (
    <li className="flex flex-col gap-1 px-4 py-2">
      <p dir="auto">
        <span className="mr-2 text-ink-2">{number}</span>
        <Link href={`/${workspace}/claims/${claimId}`} prefetch={false}>
          {statement}
        </Link>
      </p>
      {evidence ? (
        <p className="text-sm">
          Document:{" "}
          <Link href={`/${workspace}/evidence/${evidence.id}`} prefetch={false}>
            {evidence.title}
          </Link>
        </p>
      ) : null}
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs">
        {given.map(({ rater, label }) => (
          <span key={`${rater} ${label}`} className="flex items-center gap-1">
            {rater}: <Label subject={subject} label={label} />
          </span>
        ))}
      </p>
      <p className="flex flex-wrap gap-x-3 text-xs text-ink-2">
        <Link href={`/${workspace}/articles/${articleId}`} prefetch={false}>
          {articleTitle}
        </Link>
        <Link href={`/${workspace}/review/${claimId}`} prefetch={false}>
          Side by side
        </Link>
      </p>
    </li>
  );
}

function Label({ subject, label }: { subject: Rated; label: string }) {
  if (subject === "tag") return <TagBadge tag={label as Tag} />;
  if (subject === "basis") return <TagBadge tag={tagOfBasis(label as Basis)} basis={label as Basis} />;
  return <span className="rounded border border-line-strong px-1.5 font-medium">{label}</span>;
}
