"use client";
import { useEffect, useEffectEvent } from "react";
import { type Command, commandFor } from "./commands";

/** Runs the command of each key press, wherever the focus is. `active`: not while a dialog is open. */
export function useCommandKeys(commands: readonly Command[], active: boolean): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!active || event.defaultPrevented) return;
    if (document.querySelector('[role="dialog"][data-state="open"]')) return;
    const command = commandFor(commands, event);
    if (!command) return;
    event.preventDefault();
    command.run();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKey(event);
    addEventListener("keydown", listener);
    return () => removeEventListener("keydown", listener);
  }, []);
}
