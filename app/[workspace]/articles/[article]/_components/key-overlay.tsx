"use client";
import { Dialog } from "@/app/_ui/dialog";
import { Kbd } from "@/app/_ui/kbd";
import { type Command, keyName } from "./commands";

/** Every key, by what it is for. */
export function KeyOverlay({
  open,
  onOpenChange,
  commands,
  besideText = true,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  commands: readonly Command[];
  /** There is a text in which words can be selected. */
  besideText?: boolean;
}) {
  const groups = [...new Set(commands.map((command) => command.group))];
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keys" wide>
      <div className="grid gap-6 sm:grid-cols-2">
        {groups.map((group) => (
          <section key={group}>
            <h3 className="mb-1">{group}</h3>
            <dl className="grid grid-cols-[8rem_1fr] gap-y-1 text-sm">
              {commands
                .filter((command) => command.group === group && command.keys.length > 0)
                .map((command) => (
                  <div key={command.id} className="contents">
                    <dt className="flex flex-wrap gap-1">
                      {command.keys.map((key) => (
                        <Kbd key={key}>{keyName(key)}</Kbd>
                      ))}
                    </dt>
                    <dd>{command.label}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
        {besideText ? <SelectionKeys /> : null}
      </div>
    </Dialog>
  );
}

function SelectionKeys() {
  return (
    <section>
      <h3 className="mb-1">In the article</h3>
      <dl className="grid grid-cols-[8rem_1fr] gap-y-1 text-sm">
        <dt>
          <Kbd>Shift →</Kbd>
        </dt>
        <dd>select word by word; with Ctrl/Cmd sentence by sentence</dd>
        <dt>
          <Kbd>Ctrl/Cmd</Kbd>
        </dt>
        <dd>held while selecting: add another span</dd>
      </dl>
    </section>
  );
}
