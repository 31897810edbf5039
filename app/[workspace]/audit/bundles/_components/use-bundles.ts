import { useEffect, useState } from "react";
import type { BundleListed } from "@/lib/data/bundles";
import { onBundleAsked } from "./asked-event";

const everyMs = 1500;
const underWay = (bundle: BundleListed): boolean => bundle.state === "waiting" || bundle.state === "making";

/** The bundles, asked for anew while one of them is being made. A lost connection is waited out. */
export function useBundles(workspace: string, first: readonly BundleListed[]): readonly BundleListed[] {
  const [bundles, setBundles] = useState(first);
  const busy = bundles.some(underWay);
  useEffect(() => {
    const ending = new AbortController();
    const look = async (): Promise<void> => {
      const answer = await fetch(`/${workspace}/audit/bundles/list`, { signal: ending.signal }).catch(() => null);
      if (answer?.ok) setBundles((await answer.json()) as BundleListed[]);
    };
    const stop = onBundleAsked(() => void look());
    const timer = busy ? setInterval(() => void look(), everyMs) : undefined;
    return () => {
      ending.abort();
      stop();
      clearInterval(timer);
    };
  }, [workspace, busy]);
  return bundles;
}
