"use client";
import { DropdownMenu } from "radix-ui";
import Link from "next/link";
import { signOut } from "next-auth/react";
import type { Role } from "@/lib/domain/policy";
import { setTheme, type Theme } from "./theme";

const item = "block w-full rounded px-2 py-1 text-left text-sm text-ink no-underline data-[highlighted]:bg-accent-soft outline-none";
const themes: { theme: Theme; label: string }[] = [
  { theme: "system", label: "Theme: as the system" },
  { theme: "light", label: "Theme: light" },
  { theme: "dark", label: "Theme: dark" },
];

export function PersonMenu({ name, role }: { name: string; role: Role }) {
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger className="rounded px-2 py-1 text-sm hover:bg-paper-3">
        {name} <span className="text-ink-2">({role})</span> <span aria-hidden="true">▾</span>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content align="end" className="z-40 min-w-52 rounded-lg border border-line bg-paper p-1 shadow-lg">
          <DropdownMenu.Item asChild>
            <Link href="/account" className={item}>
              Your account
            </Link>
          </DropdownMenu.Item>
          <DropdownMenu.Item asChild>
            <Link href="/" className={item}>
              Other workspaces
            </Link>
          </DropdownMenu.Item>
          <DropdownMenu.Separator className="my-1 border-t border-line" />
          {themes.map(({ theme, label }) => (
            <DropdownMenu.Item key={theme} className={item} onSelect={() => setTheme(theme)}>
              {label}
            </DropdownMenu.Item>
          ))}
          <DropdownMenu.Separator className="my-1 border-t border-line" />
          <DropdownMenu.Item className={item} onSelect={() => void signOut({ callbackUrl: "/sign-in" })}>
            Sign out
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
