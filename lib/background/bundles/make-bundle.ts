import { logHead } from "@/lib/data/bundle-head";
import { openBundleReading } from "@/lib/data/bundle-reading";
import type { BundleAsked } from "@/lib/domain/audit/bundle/asked";
import { Refusal } from "@/lib/domain/problems";
import type { Viewer } from "@/lib/domain/viewer";
import { WorkFolder } from "@/lib/gateways/bundles/work-folder";
import { recordBundleOperation } from "@/lib/operations/record-bundle";
import { run } from "@/lib/pipeline/run";
import type { Making } from "./making";
import { writeReadable } from "./readable-files";
import { readmeOf } from "./readme-of";
import { type SignedRecord, untilCosigned, untilSigned } from "./until-signed";
import { writeArchive } from "./write-archive";

/**
 * Makes a bundle (docs/audit-format.md §5) for whoever asked for it, as `path`: what can be read first, then the entry that names it by its hashes, then the log up to
 * a checkpoint that covers the entry. Of a log that takes no more entries, only the log itself.
 * @param work a folder of its own, gone afterwards @returns the file's size, and what is to be known of it
 * @throws Refusal, `unavailable` where the entry does not come to be signed
 */
export async function makeBundle(
  viewer: Viewer,
  { bundleId, asked }: { bundleId: string; asked: BundleAsked },
  { path, work: folder }: { path: string; work: string },
  making: Making,
): Promise<{ size: number; detail: string | null }> {
  const work = await WorkFolder.at(folder);
  making.written = () => work.written;
  try {
    const notes: string[] = [];
    const record = await recorded(viewer, { bundleId, asked }, work, making, notes);
    const head = await logHead(viewer);
    if (record === null) {
      if (head.note === null)
        throw new Refusal("unavailable", { detail: `The log was frozen before anything of it was signed: ${head.frozen}` });
      notes.push(`The log takes no more entries, so the bundle holds the log alone: ${head.frozen}`);
    }
    making.step = "writing the archive";
    const size = await writeArchive(viewer, asked, { path, work, record, note: record?.note ?? head.note! }, making);
    return { size, detail: notes.length === 0 ? null : notes.join(" ") };
  } finally {
    await work.remove();
  }
}

/** Writes all that can be read, and has it told in the log. null: the log takes no more entries. */
async function recorded(
  viewer: Viewer,
  { bundleId, asked }: { bundleId: string; asked: BundleAsked },
  work: WorkFolder,
  making: Making,
  notes: string[],
): Promise<SignedRecord | null> {
  making.step = "reading the record";
  const reading = await openBundleReading(viewer, asked);
  let parts: string;
  try {
    if (reading.frozen !== null) return null;
    await work.write("README.txt", [Buffer.from(readmeOf(viewer, asked, reading.through))]);
    making.step = "reading the contents of entries";
    parts = (await work.write("parts.jsonl", reading.parts(reading.through))).sha256;
    // Documents come last: that takes as long as it takes, and needs the database no more.
    notes.push(...(await writeReadable(reading, { viewer, asked }, work, making)));
  } finally {
    reading.close();
  }
  making.signal.throwIfAborted();
  making.step = "waiting for the log to be signed";
  const files = Object.fromEntries(
    [...work.files].filter(([name]) => name === "README.txt" || name.startsWith("files/")).map(([name, { sha256 }]) => [name, sha256]),
  );
  const told = await run(recordBundleOperation, viewer, { bundleId, asked, files, parts, through: reading.through });
  if (!told.ok) throw new Refusal(told.problem.kind, told.problem);
  const signed = await untilSigned(viewer, bundleId, making);
  if (signed === null) return null;
  const { record, detail } = await untilCosigned(viewer, signed, making);
  if (detail !== null) notes.push(detail);
  return record;
}
