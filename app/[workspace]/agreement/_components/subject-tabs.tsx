import Link from "next/link";
import { type AgreementAsked, type AgreementSubject, agreementSubjects, searchOfAsked } from "@/lib/domain/agreement-asked";

export const subjectWords: Record<AgreementSubject, string> = {
  tag: "Tags of claims",
  basis: "Bases of claims",
  stance: "Stances of evidence",
  places: "Where claims were marked",
};

/** What is compared. The rest of what is asked for stays. */
export function SubjectTabs({ workspace, asked }: { workspace: string; asked: AgreementAsked }) {
  return (
    <nav aria-label="What is compared" className="flex flex-wrap gap-1 border-b border-line pb-2">
      {agreementSubjects.map((subject) => (
        <Link
          key={subject}
          href={`/${workspace}/agreement?${searchOfAsked({ ...asked, subject })}`}
          prefetch={false}
          aria-current={subject === asked.subject ? "page" : undefined}
          className="rounded px-2 py-0.5 text-sm text-ink no-underline hover:bg-paper-3 aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium"
        >
          {subjectWords[subject]}
        </Link>
      ))}
    </nav>
  );
}
