"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { Role } from "@/lib/domain/policy";
import { PersonMenu } from "./person-menu";

const places = [
  { href: "articles", label: "Articles" },
  { href: "claims", label: "Claims" },
  { href: "evidence", label: "Evidence" },
  { href: "people", label: "People" },
  { href: "settings", label: "Settings" },
] as const;

/** Where one is, and where one can go. */
export function Header({ workspace, name, role }: { workspace: { slug: string; name: string }; name: string; role: Role }) {
  const path = usePathname();
  return (
    <header className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line bg-paper-2 px-4 py-1.5">
      <Link href={`/${workspace.slug}`} className="font-semibold text-ink no-underline">
        Onus <span className="font-normal text-ink-2">{workspace.name}</span>
      </Link>
      <nav aria-label="Workspace" className="flex flex-1 flex-wrap gap-1">
        {places.map((place) => {
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
            </Link>
          );
        })}
      </nav>
      <PersonMenu name={name} role={role} />
    </header>
  );
}
