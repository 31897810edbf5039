import { Refusal } from "@/lib/domain/problems";
import type { S3Settings } from "@/lib/domain/settings";
import { s3Blobs } from "@/lib/gateways/blobs/s3-blobs";
import { PlainError } from "./plain-error";

/** Puts a few bytes into the store and takes them out again: a wrong key is to be known now, and not when somebody freezes a document. @throws PlainError */
export async function checkBlobs(settings: S3Settings): Promise<void> {
  const store = s3Blobs(settings, "start");
  try {
    await store.get(await store.put(new TextEncoder().encode("Onus has started here.\n")));
  } catch (error) {
    if (error instanceof Refusal) throw new PlainError(`Onus cannot use ONUS_BLOBS. ${error.problem.detail}`);
    throw error;
  }
}
