import { createHash } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeBundle } from "@/lib/background/bundles/make-bundle";
import { bundleAskedSchema, type BundleScope } from "@/lib/domain/audit/bundle/asked";
import { uuidV7 } from "@/lib/domain/ids";
import type { Viewer } from "@/lib/domain/viewer";
import { filesIn } from "./bundle-files";
import { whileSealed } from "./hand-sealed";
import type { TestWorkspace } from "./workspace";

/** Makes a bundle, its log sealed by hand meanwhile. */
export async function madeBundle(
  w: TestWorkspace,
  asked: { scope: BundleScope; withhold?: string[] },
  by: Viewer = w.viewers.lead,
): Promise<{ path: string; files: Map<string, Buffer>; detail: string | null; bundleId: string }> {
  const folder = mkdtempSync(join(tmpdir(), "onus-bundle-"));
  const path = join(folder, "bundle.zip");
  const bundleId = uuidV7(Date.now(), createHash("sha256").update(folder).digest().subarray(0, 10));
  const making = { step: "", written: () => 0, signal: new AbortController().signal };
  const { detail } = await whileSealed(w, () =>
    makeBundle(by, { bundleId, asked: bundleAskedSchema.parse({ withhold: [], ...asked }) }, { path, work: join(folder, "work") }, making),
  );
  return { path, files: filesIn(path), detail, bundleId };
}
