"use client";
import { usePathname } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { onActed } from "@/app/_ui/acted";
import type { NavCounts } from "@/lib/data/nav-counts";
import { readJson } from "../_claim/read-json";

/** Acts come in bursts, as a draft that saves itself. */
const afterActMs = 2000;

/** The header's counts: brought up to date after each act, on every way to another page, and when one comes back to the window. */
export function useNavCounts(workspace: string, first: NavCounts): NavCounts {
  const [kept, setKept] = useState({ first, counts: first });
  // The page has been read anew, and these with it.
  if (kept.first !== first) setKept({ first, counts: first });
  const path = usePathname();
  const came = useRef(path);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = async (): Promise<void> => {
      timer = undefined;
      const result = await readJson<NavCounts>(`/${workspace}/work/counts`);
      if (result.ok) setKept((before) => ({ ...before, counts: result.value }));
    };
    const soon = (): void => {
      timer ??= setTimeout(() => void read(), afterActMs);
    };
    if (came.current !== path) void read();
    came.current = path;
    const ends = onActed(soon);
    addEventListener("focus", soon);
    return () => {
      clearTimeout(timer);
      ends();
      removeEventListener("focus", soon);
    };
  }, [workspace, path]);
  return kept.counts;
}
