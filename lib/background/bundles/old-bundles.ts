import { bundlesToKeep, forgetBundles } from "@/lib/data/bundle-jobs";
import { bundleKeepDays } from "@/lib/domain/audit/bundle/asked";
import { keptBundles, removeBundle } from "@/lib/gateways/bundles/places";

/** Removes the files of bundles that were made long enough ago, and what makers that died have left behind; and takes both off the lists. */
export async function removeOldBundles(now: Date): Promise<void> {
  const since = new Date(now.getTime() - bundleKeepDays * 86_400_000);
  for (const [workspaceId, ids] of await keptBundles()) {
    const keep = await bundlesToKeep(workspaceId, ids, since);
    for (const id of ids) if (!keep.has(id)) await removeBundle(workspaceId, id);
    await forgetBundles(workspaceId, since);
  }
}
