import { logHead } from "@/lib/data/bundle-head";
import { policyFile } from "@/lib/domain/audit/bundle/policy-file";
import { attachment } from "@/lib/domain/exports/download-name";
import { maySeeBundles } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { readRoute } from "@/lib/pipeline/read-route";

/** The policy that names the log's key: to be handed to outsiders by another way than the bundles. */
export const GET = readRoute(async (viewer) => {
  if (!maySeeBundles(viewer)) throw new Refusal("forbidden");
  const { key } = await logHead(viewer);
  if (key === null) throw new Refusal("unavailable", { detail: "Nothing of this log has been signed yet." });
  return new Response(policyFile(viewer.workspace.logOrigin, key), {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": attachment(`Onus policy ${viewer.workspace.name}`, ".json"),
      "cache-control": "private, no-store",
    },
  });
});
