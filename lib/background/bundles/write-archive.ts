import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { openSignedLog } from "@/lib/data/bundle-head";
import { openBundleReading } from "@/lib/data/bundle-reading";
import type { BundleAsked } from "@/lib/domain/audit/bundle/asked";
import { tokenFile } from "@/lib/domain/audit/bundle/file-names";
import { earlierLine, partLine } from "@/lib/domain/audit/bundle/lines";
import type { Viewer } from "@/lib/domain/viewer";
import type { WorkFolder } from "@/lib/gateways/bundles/work-folder";
import { ZipWriter } from "@/lib/gateways/bundles/zip-writer";
import { CheckedLeaves } from "./checked-leaves";
import type { Making } from "./making";
import { readmeOf } from "./readme-of";
import { sizeOf, type SignedRecord } from "./until-signed";

/** Puts everything into the archive, in the format's order. @param record null: nothing vouches for anything but the log. @returns its size */
export async function writeArchive(
  viewer: Viewer,
  asked: BundleAsked,
  { path, work, record, note }: { path: string; work: WorkFolder; record: SignedRecord | null; note: string },
  making: Making,
): Promise<number> {
  const size = sizeOf(note);
  await mkdir(/* turbopackIgnore: true */ dirname(path), { recursive: true, mode: 0o700 });
  const log = await openSignedLog(viewer, size);
  try {
    const zip = await ZipWriter.create(path);
    making.written = () => zip.written;
    try {
      await zip.add("README.txt", record ? work.read("README.txt") : [Buffer.from(readmeOf(viewer, asked, null))]);
      await zip.add("checkpoint", [Buffer.from(note)]);
      const checked = new CheckedLeaves(
        log.earlier.map((each) => each.size),
        size,
      );
      await zip.add("leaves.jsonl", checked.through(log.leaves(), making.signal));
      checked.hold({ note }, ...log.earlier);
      await zip.add("parts.jsonl", record ? withRecord(work, record) : bareParts(viewer, asked, size));
      await zip.add(
        "earlier.jsonl",
        log.earlier.map((each) => Buffer.from(earlierLine(each.note, checked.proof(each.size)))),
      );
      for (const [name, token] of numbered(log.tokens, [size, ...log.earlier.map((each) => each.size)])) await zip.add(name, [token]);
      const files = record ? [...work.files.keys()].filter((name) => name.startsWith("files/")).sort() : [];
      for (const name of files) {
        making.signal.throwIfAborted();
        await zip.add(name, work.read(name));
      }
      return await zip.finish();
    } catch (error) {
      await zip.abandon();
      throw error;
    }
  } finally {
    log.close();
  }
}

async function* withRecord(work: WorkFolder, { index, salt, payload }: SignedRecord): AsyncGenerator<Uint8Array> {
  yield* work.read("parts.jsonl");
  yield Buffer.from(partLine({ index, name: "after", payload, salt }));
}

async function* bareParts(viewer: Viewer, asked: BundleAsked, size: number): AsyncGenerator<Uint8Array> {
  const reading = await openBundleReading(viewer, asked);
  try {
    yield* reading.parts(size);
  } finally {
    reading.close();
  }
}

/** Only those of checkpoints that are in the bundle. */
function* numbered(tokens: readonly { size: number; token: Uint8Array }[], sizes: readonly number[]): Generator<[string, Uint8Array]> {
  const count = new Map<number, number>();
  for (const { size, token } of tokens.filter((each) => sizes.includes(each.size))) {
    const n = count.get(size) ?? 0;
    count.set(size, n + 1);
    yield [tokenFile(size, n), token];
  }
}
