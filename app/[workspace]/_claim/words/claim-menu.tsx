"use client";
import { DropdownMenu } from "radix-ui";
import { useState } from "react";
import { buttonClass } from "@/app/_ui/button";
import { MergeDialog } from "./merge-dialog";
import { SplitDialog } from "./split-dialog";
import { WithdrawDialog } from "./withdraw-dialog";

const choices = [
  { name: "split", label: "Split into several…" },
  { name: "merge", label: "Merge others into it…" },
  { name: "withdraw", label: "Withdraw…" },
] as const;
type Open = (typeof choices)[number]["name"] | null;

/** What can be done with the claim as a whole. */
export function ClaimMenu() {
  const [open, setOpen] = useState<Open>(null);
  const close = (): void => setOpen(null);
  return (
    <>
      <DropdownMenu.Root>
        <DropdownMenu.Trigger className={buttonClass("quiet")}>More</DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content
            align="end"
            // A letter chooses an entry here, and is no key of the workbench.
            onKeyDown={(event) => event.stopPropagation()}
            className="z-30 rounded border border-line-strong bg-paper p-1 text-sm shadow-lg"
          >
            {choices.map(({ name, label }) => (
              <DropdownMenu.Item
                key={name}
                className="cursor-pointer rounded px-3 py-1 data-highlighted:bg-paper-3"
                onSelect={() => setOpen(name)}
              >
                {label}
              </DropdownMenu.Item>
            ))}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      {open === "split" ? <SplitDialog onClose={close} /> : null}
      {open === "merge" ? <MergeDialog onClose={close} /> : null}
      {open === "withdraw" ? <WithdrawDialog onClose={close} /> : null}
    </>
  );
}
