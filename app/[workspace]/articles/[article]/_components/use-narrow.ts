"use client";
import { useSyncExternalStore } from "react";

const query = "(max-width: 60rem)";

/** True where three panels do not fit side by side. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query);
      media.addEventListener("change", listener);
      return () => media.removeEventListener("change", listener);
    },
    () => matchMedia(query).matches,
    () => false,
  );
}
