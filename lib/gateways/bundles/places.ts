import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { isUuid } from "@/lib/domain/ids";
import { currentSettings } from "@/lib/gateways/settings";

/** Where this server keeps the bundles that it has made: `bundles/WORKSPACE/BUNDLE.zip` in the data folder. Other servers do not see them, unless they share it. */
export function bundleFile(workspaceId: string, bundleId: string): string {
  return join(/* turbopackIgnore: true */ folderOf(workspaceId), `${bundleId}.zip`);
}

/** For what is set aside while a bundle is made. */
export function bundleWork(workspaceId: string, bundleId: string): string {
  return join(/* turbopackIgnore: true */ folderOf(workspaceId), `${bundleId}.work`);
}

/** The bundles that there is something of, by workspace. */
export async function keptBundles(): Promise<Map<string, string[]>> {
  const kept = new Map<string, string[]>();
  for (const workspaceId of (await namesIn(folderOf(""))).filter(isUuid)) {
    const ids = (await namesIn(folderOf(workspaceId))).map((name) => name.slice(0, 36)).filter(isUuid);
    kept.set(workspaceId, [...new Set(ids)]);
  }
  return kept;
}

export async function removeBundle(workspaceId: string, bundleId: string): Promise<void> {
  const path = bundleFile(workspaceId, bundleId);
  for (const each of [path, `${path}.part`, bundleWork(workspaceId, bundleId)])
    await rm(/* turbopackIgnore: true */ each, { recursive: true, force: true });
}

function folderOf(workspaceId: string): string {
  return join(/* turbopackIgnore: true */ currentSettings().dataDir, "bundles", workspaceId);
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(/* turbopackIgnore: true */ folder).catch(() => []);
}
