import type { BundleReading } from "@/lib/data/bundle-reading";
import { parsedLines } from "@/lib/data/exports";
import type { BundleAsked } from "@/lib/domain/audit/bundle/asked";
import type { BundleEvent } from "@/lib/domain/audit/bundle/bundle-event";
import { eventsCsvHead, eventsCsvRow } from "@/lib/domain/audit/bundle/events-csv";
import type { Viewer } from "@/lib/domain/viewer";
import { workspaceBlobs } from "@/lib/gateways/blobs/workspace-blobs";
import { encoded } from "@/lib/gateways/bundles/blocks";
import type { WorkFolder } from "@/lib/gateways/bundles/work-folder";
import type { Making } from "./making";

/** Writes every `files/…` of a bundle. @returns what whoever takes it along should know of it */
export async function writeReadable(
  reading: BundleReading,
  { viewer, asked }: { viewer: Viewer; asked: BundleAsked },
  work: WorkFolder,
  making: Making,
): Promise<string[]> {
  const names = new Map(asked.withhold.includes("names") ? [] : reading.people.map(({ pseudonym, name }) => [pseudonym, name]));
  making.step = "reading the entries";
  await work.write("events", reading.events());
  const events = (): AsyncGenerator<BundleEvent> => parsedLines<BundleEvent>(work.read("events") as AsyncIterable<Buffer>);
  await work.write("files/events.csv", encoded(eventsCsv(events(), names, asked)));
  making.step = "reading texts and documents";
  for (const { id } of reading.versions) await work.write(`files/articles/${id}.txt`, [Buffer.from(await reading.text(id))]);
  const missing = asked.withhold.includes("sources") ? 0 : await writeDocuments(reading, viewer, work, making);
  await work.drop("events");
  return missing === 0 ? [] : [`${missing} frozen documents are missing from the store; their hashes are in the record.`];
}

async function* eventsCsv(
  events: AsyncIterable<BundleEvent>,
  names: ReadonlyMap<string, string>,
  { withhold }: BundleAsked,
): AsyncGenerator<string> {
  yield eventsCsvHead();
  for await (const event of events) yield eventsCsvRow(event, names, withhold);
}

/** @returns how many are missing */
async function writeDocuments({ documents, versions }: BundleReading, viewer: Viewer, work: WorkFolder, making: Making): Promise<number> {
  const store = workspaceBlobs(viewer.workspaceId);
  const hashes = new Set([...documents.map(({ sha256 }) => sha256), ...versions.flatMap(({ blobSha256 }) => blobSha256 ?? [])]);
  let missing = 0;
  for (const sha256 of hashes) {
    making.signal.throwIfAborted();
    const bytes = await store.stream(sha256);
    if (bytes) await work.write(`files/blobs/${sha256}`, bytes);
    else missing += 1;
  }
  return missing;
}
