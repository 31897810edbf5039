import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { type BundleAsked, bundleAskedSchema } from "@/lib/domain/audit/bundle/asked";
import { policyFile } from "@/lib/domain/audit/bundle/policy-file";
import { withholdKinds } from "@/lib/domain/audit/bundle/withhold";
import { uuidV7 } from "@/lib/domain/ids";
import { Refusal } from "@/lib/domain/problems";
import { besideServer } from "./beside-server";
import { type Command, parse, print, Usage } from "./command";

type Asked = { workspace: string; asked: BundleAsked; out: string; policyOut: string | undefined; json: boolean };

/** A bundle of a workspace's log as a file, and the policy that names the log's key. For the operator: it uses the server's settings and database, and signs itself when nobody else does. */
export const bundleCommand: Command = {
  usage: `bundle --workspace SLUG [--article ID] [--withhold ${withholdKinds.filter((kind) => kind !== "drafts").join(",")}] --out FILE [--policy-out FILE] [--json]`,
  async run(args) {
    const asked = understood(args);
    return besideServer(() => make(asked));
  },
};

function understood(args: string[]): Asked {
  const { values, json } = parse(args, 0, ["workspace", "out"], ["article", "withhold", "policy-out"]);
  const withhold = (values.withhold ?? "").split(",").map((kind) => kind.trim());
  const scope = values.article === undefined ? { of: "workspace" } : { of: "article", article: values.article };
  const asked = bundleAskedSchema.safeParse({ scope, withhold: withhold.filter(Boolean) });
  if (!asked.success) {
    const about = asked.error.issues[0]?.path[0];
    throw new Usage(about === "withhold" ? `--withhold names some of: ${withholdKinds.join(", ")}.` : "--article is an article's id.");
  }
  const policyOut = values["policy-out"];
  return {
    workspace: values.workspace!,
    asked: asked.data,
    out: resolve(values.out!),
    policyOut: policyOut === undefined ? undefined : resolve(policyOut),
    json,
  };
}

async function make({ workspace, asked, out, policyOut, json }: Asked): Promise<number> {
  const { allLogs } = await import("@/lib/data/sealing/operator-reads");
  const { currentSettings } = await import("@/lib/gateways/settings");
  const { sealInBackground } = await import("@/lib/background/sealer");
  const { makeBundle } = await import("@/lib/background/bundles/make-bundle");
  const { logHead } = await import("@/lib/data/bundle-head");
  const { agentIn } = await import("@/lib/pipeline/session");
  const found = (await allLogs(currentSettings().databaseUrl)).find(({ slug }) => slug === workspace);
  if (!found) throw new Refusal("not-found", { detail: `No workspace ${workspace} has a log.` });
  const viewer = await agentIn(found.workspaceId, "operator", "lead");
  const bundleId = uuidV7(Date.now(), randomBytes(10));
  const ending = new AbortController();
  // Where a server runs, its sealer is the one: this one only waits to take its place.
  const sealing = sealInBackground(ending.signal);
  try {
    const making = { step: "", written: () => 0, signal: ending.signal };
    const { size, detail } = await makeBundle(viewer, { bundleId, asked }, { path: out, work: `${out}.work` }, making);
    const { key } = await logHead(viewer);
    if (policyOut !== undefined) {
      if (key === null) throw new Refusal("unavailable", { detail: "Nothing of this log has been signed yet." });
      await writeFile(policyOut, policyFile(viewer.workspace.logOrigin, key));
    }
    if (json) print({ file: out, size, origin: viewer.workspace.logOrigin, key, detail });
    else {
      process.stdout.write(`${out}: ${size} bytes${policyOut === undefined ? "" : `; policy in ${policyOut}`}\n`);
      if (detail) process.stderr.write(`${detail}\n`);
    }
    return 0;
  } finally {
    ending.abort();
    await sealing;
  }
}
