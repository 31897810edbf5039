import { randomUUID } from "node:crypto";
import { mkdir, open, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import { AwsClient } from "aws4fetch";
import type { S3Settings } from "@/lib/domain/settings";
import { objectAddress } from "../blobs/s3-blobs";
import { ask, NotDone } from "./ask";

/** Where checkpoints are published: a folder, a bucket, or an address that they are posted to. */
export type Place = { folder: string } | { bucket: S3Settings } | { webhook: string };
export type Checkpointed = { origin: string; size: number; note: string };

/** Publishes a checkpoint: as `ORIGIN/SIZE` and `ORIGIN/latest`, the origin percent-encoded; posted as it is. @throws NotDone */
export async function publish(place: Place, { origin, size, note }: Checkpointed): Promise<void> {
  if ("webhook" in place) {
    const { status } = await ask(place.webhook, "text/plain; charset=utf-8", note);
    if (status < 200 || status > 299) throw new NotDone(`it answers ${status}`);
    return;
  }
  for (const name of [String(size), "latest"]) {
    const path = [encodeURIComponent(origin), name];
    await ("folder" in place ? write(join(/* turbopackIgnore: true */ place.folder, ...path), note) : put(place.bucket, path, note));
  }
}

async function write(path: string, note: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    const aside = join(/* turbopackIgnore: true */ dirname(path), `.${randomUUID()}`);
    const file = await open(/* turbopackIgnore: true */ aside, "wx", 0o644);
    try {
      await file.writeFile(note);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(/* turbopackIgnore: true */ aside, path);
  } catch (error) {
    throw new NotDone(`it cannot be written (${(error as NodeJS.ErrnoException).code ?? "unknown"})`);
  }
}

async function put(settings: S3Settings, path: string[], note: string): Promise<void> {
  const { accessKeyId, secretAccessKey, region } = settings;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: "s3", retries: 1 });
  const request = {
    method: "PUT",
    headers: { "content-type": "text/plain; charset=utf-8" },
    body: note,
    signal: AbortSignal.timeout(15_000),
  };
  const response = await client.fetch(objectAddress(settings, path), request).catch(() => null);
  if (!response) throw new NotDone("it cannot be reached");
  if (!response.ok) throw new NotDone(`it answers ${response.status}`);
}
