import type { BundleReading } from "@/lib/data/bundle-reading";
import { parsedLines } from "@/lib/data/exports";
import type { BundleAsked } from "@/lib/domain/audit/bundle/asked";
import type { BundleEvent } from "@/lib/domain/audit/bundle/bundle-event";
import { eventsCsvHead, eventsCsvRow } from "@/lib/domain/audit/bundle/events-csv";
import { roCrate } from "@/lib/domain/audit/bundle/ro-crate";
import type { Viewer } from "@/lib/domain/viewer";
import { workspaceBlobs } from "@/lib/gateways/blobs/workspace-blobs";
import { encoded } from "@/lib/gateways/bundles/blocks";
import type { WorkFolder } from "@/lib/gateways/bundles/work-folder";
import type { Making } from "./making";
import { provText } from "./prov-text";
import { writeRecord } from "./record-files";

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
  const actors = new Set<string>();
  await work.write("files/events.csv", encoded(eventsCsv(events(), names, asked, actors)));
  making.signal.throwIfAborted();
  making.step = "writing the report and the tables";
  const notes: string[] = [];
  const named = await writeRecord(reading, { viewer, asked }, work, making, notes);
  const people = [...new Set([...actors, ...named])].sort();
  if (!asked.withhold.includes("names")) {
    const listed = Object.fromEntries(people.filter((each) => names.has(each)).map((each) => [each, names.get(each)!]));
    await work.write("files/people.json", [jsonFile(listed)]);
  }
  await work.write("files/prov.json", encoded(provText(viewer.workspace.logOrigin, events, [...actors].sort(), names)));
  making.step = "reading texts and documents";
  for (const { id } of reading.versions) await work.write(`files/articles/${id}.txt`, [Buffer.from(await reading.text(id))]);
  const missing = await writeBytes(reading, { viewer, asked }, work, making);
  await work.drop("events");
  await work.write("files/ro-crate-metadata.json", [jsonFile(crateOf(reading, viewer, asked, work))]);
  if (missing > 0)
    notes.push(`${missing} frozen documents are not in the store: they were erased, or are lost. Their hashes are in the record.`);
  return notes;
}

async function* eventsCsv(
  events: AsyncIterable<BundleEvent>,
  names: ReadonlyMap<string, string>,
  { withhold }: BundleAsked,
  actors: Set<string>,
): AsyncGenerator<string> {
  yield eventsCsvHead();
  for await (const event of events) {
    actors.add(event.leaf.actor);
    yield eventsCsvRow(event, names, withhold);
  }
}

/** The bytes that articles came as, and those of frozen documents. @returns how many are missing */
async function writeBytes(
  reading: BundleReading,
  { viewer, asked }: { viewer: Viewer; asked: BundleAsked },
  work: WorkFolder,
  making: Making,
): Promise<number> {
  const store = workspaceBlobs(viewer.workspaceId);
  const documents = asked.withhold.includes("sources") ? [] : reading.documents.map(({ sha256 }) => sha256);
  const hashes = new Set([...documents, ...reading.versions.flatMap(({ blobSha256 }) => blobSha256 ?? [])]);
  let missing = 0;
  for (const sha256 of hashes) {
    making.signal.throwIfAborted();
    const bytes = await store.stream(sha256);
    if (bytes) await work.write(`files/blobs/${sha256}`, bytes);
    else missing += 1;
  }
  return missing;
}

function crateOf(reading: BundleReading, viewer: Viewer, { scope }: BundleAsked, work: WorkFolder) {
  const known = new Map([
    ...reading.versions.flatMap(({ blobSha256, mediaType }) =>
      blobSha256 ? [[blobSha256, { title: "The article as it came", mediaType }] as const] : [],
    ),
    ...reading.documents.map(({ sha256, title, mediaType }) => [sha256, { title, mediaType }] as const),
  ]);
  const files = [...work.files].filter(([name]) => name.startsWith("files/")).sort(([one], [other]) => (one < other ? -1 : 1));
  const facts = { origin: viewer.workspace.logOrigin, workspace: viewer.workspace.name, scope, through: reading.through };
  // When the last thing in it was recorded: made again of the same state, it is the same.
  const publishedAt = (reading.lastAt ?? new Date(0)).toISOString();
  return roCrate(
    { ...facts, publishedAt, tool: reading.tool },
    files.map(([name, aside]) => ({ name, ...aside, ...known.get(name.replace("files/blobs/", "")) })),
  );
}

function jsonFile(value: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}
