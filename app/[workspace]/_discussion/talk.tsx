"use client";
import { createContext, use } from "react";
import type { Role } from "@/lib/domain/policy";

/** What every part of a discussion works on. */
export type Talk = {
  workspace: string;
  viewer: { userId: string; role: Role; mayAct: boolean };
  members: readonly { userId: string; name: string }[];
  /** Called after each act, to read what has changed. */
  onChanged: () => Promise<unknown>;
};

const Context = createContext<Talk | null>(null);
export const TalkProvider = Context.Provider;

export function useTalk(): Talk {
  const found = use(Context);
  if (!found) throw new Error("outside a discussion");
  return found;
}
