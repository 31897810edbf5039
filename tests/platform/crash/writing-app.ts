/** An app without its pages, as a process to be killed: writes through the one pipeline, says on stdout what was acknowledged, and seals as every instance does. */
import { setTimeout as sleep } from "node:timers/promises";
import { sealInBackground } from "@/lib/background/sealer";
import { addSourceOperation, editSourceOperation } from "@/lib/operations/add-source";
import { run } from "@/lib/pipeline/run";
import { memberAs } from "@/lib/pipeline/session";

const [slug = "", userId = "", writers = "0"] = process.argv.slice(2);
const pauseMs = 15;
process.on("unhandledRejection", () => undefined);

async function write(): Promise<void> {
  for (;;) {
    await sleep(pauseMs);
    const viewer = await memberAs(userId, slug).catch(() => null);
    const source = { name: `Source ${crypto.randomUUID()}`, reliability: "B", origin: "", note: "" };
    const made = viewer && (await run(addSourceOperation, viewer, source));
    if (!viewer || !made?.ok) continue;
    const { sourceId } = made.value;
    console.log(`source/${sourceId} 1`);
    for (let version = 1; version < 4; version++) {
      await sleep(pauseMs);
      const edited = await run(editSourceOperation, viewer, { ...source, sourceId, version, note: `Version ${version + 1}` });
      if (!edited.ok) break;
      console.log(`source/${sourceId} ${version + 1}`);
    }
  }
}

setInterval(() => undefined, 60_000);
void sealInBackground(new AbortController().signal);
for (let i = 0; i < Number(writers); i++) void write();
