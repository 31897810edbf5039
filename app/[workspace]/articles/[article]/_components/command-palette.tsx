"use client";
import { Command as Cmdk } from "cmdk";
import { Dialog } from "@/app/_ui/dialog";
import { Kbd } from "@/app/_ui/kbd";
import type { WorkbenchClaim } from "@/lib/domain/workbench";
import { type Command, keyName } from "./commands";

const item = "flex items-center gap-3 rounded px-2 py-1.5 text-sm data-[selected=true]:bg-accent-soft cursor-pointer";

/** Everything that can be done, and every claim, by typing a few letters of it. */
export function CommandPalette({
  open,
  onOpenChange,
  commands,
  claims,
  onClaim,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  commands: readonly Command[];
  claims: readonly WorkbenchClaim[];
  onClaim: (id: string) => void;
}) {
  const choose = (run: () => void): void => {
    onOpenChange(false);
    // After the dialog has given the focus back.
    setTimeout(run);
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Do anything">
      <Cmdk label="Commands and claims" className="flex flex-col gap-2">
        <Cmdk.Input
          autoFocus
          placeholder="Type a command or a part of a claim"
          className="rounded border border-line-strong bg-paper px-2 py-1.5"
        />
        <Cmdk.List className="max-h-80 overflow-auto">
          <Cmdk.Empty className="p-3 text-sm text-ink-2">Nothing of that name.</Cmdk.Empty>
          <Cmdk.Group heading="Commands" className="text-xs text-ink-2">
            {commands.map((command) => (
              <Cmdk.Item
                key={command.id}
                value={`${command.group} ${command.label}`}
                className={`${item} text-ink`}
                onSelect={() => choose(command.run)}
              >
                <span className="flex-1">{command.label}</span>
                {command.keys[0] ? <Kbd>{keyName(command.keys[0])}</Kbd> : null}
              </Cmdk.Item>
            ))}
          </Cmdk.Group>
          <Cmdk.Group heading="Claims" className="text-xs text-ink-2">
            {claims.slice(0, 300).map((claim) => (
              <Cmdk.Item
                key={claim.id}
                value={`${claim.number} ${claim.statement}`}
                className={`${item} text-ink`}
                onSelect={() => choose(() => onClaim(claim.id))}
              >
                <span className="text-ink-2">{claim.number}</span>
                <span className="line-clamp-2 flex-1">{claim.statement}</span>
              </Cmdk.Item>
            ))}
          </Cmdk.Group>
        </Cmdk.List>
      </Cmdk>
    </Dialog>
  );
}
