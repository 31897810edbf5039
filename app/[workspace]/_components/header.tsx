"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { type Actor, maySeeAgreement, maySeeLog, maySeeQueue, type Role } from "@/lib/domain/policy";
import type { NavCounts } from "@/lib/data/nav-counts";
import { PersonMenu } from "./person-menu";
import { useNavCounts } from "./use-nav-counts";

type Place = { href: string; label: string; may?: (actor: Actor) => boolean };
const places: readonly Place[] = [
  { href: "work", label: "My work" },
  { href: "review", label: "Review", may: maySeeQueue },
  { href: "articles", label: "Articles" },
  { href: "claims", label: "Claims" },
  { href: "evidence", label: "Evidence" },
  { href: "agreement", label: "Agreement", may: maySeeAgreement },
  { href: "guidelines", label: "Guidelines" },
  { href: "news", label: "News" },
  { href: "audit", label: "Log", may: maySeeLog },
  { href: "people", label: "People" },
  { href: "settings", label: "Settings" },
];

/** Where one is, and where one can go. */
export function Header({
  workspace,
  name,
  role,
  counts: first,
}: {
  workspace: { slug: string; name: string };
  name: string;
  role: Role;
  counts: NavCounts;
}) {
  const path = usePathname();
  const counts: Record<string, number> = useNavCounts(workspace.slug, first);
  return (
    <header className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line bg-paper-2 px-4 py-1.5">
      <Link href={`/${workspace.slug}`} className="mr-auto font-semibold text-ink no-underline lg:mr-0">
        Onus <span className="font-normal text-ink-2">{workspace.name}</span>
      </Link>
      <nav aria-label="Workspace" className="order-last flex basis-full flex-wrap gap-1 lg:order-none lg:flex-1 lg:basis-auto">
        {places.map((place) => {
          if (place.may && !place.may({ userId: "", role })) return null;
          const href = `/${workspace.slug}/${place.href}`;
          const here = path === href || path.startsWith(`${href}/`);
          return (
            <Link
              key={place.href}
              href={href}
              prefetch={false}
              aria-current={here ? "page" : undefined}
              className="rounded px-2 py-0.5 text-sm text-ink no-underline hover:bg-paper-3 aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium"
            >
              {place.label}
              <Badge count={counts[place.href] ?? 0} />
            </Link>
          );
        })}
      </nav>
      <PersonMenu name={name} role={role} />
    </header>
  );
}

function Badge({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <>
      {" "}
      <span className="rounded-full bg-accent px-1.5 text-xs font-medium text-accent-ink">
        {count > 99 ? "99+" : count}
        <span className="sr-only"> waiting</span>
      </span>
    </>
  );
}
