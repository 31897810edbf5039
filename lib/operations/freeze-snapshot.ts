import { z } from "zod";
import { insertSnapshot } from "@/lib/data/snapshots";
import { mayAnalyse } from "@/lib/domain/policy";
import { sha256Hex } from "@/lib/domain/text";
import { workspaceBlobs } from "@/lib/gateways/blobs/workspace-blobs";
import type { ReadDocument } from "@/lib/gateways/reading/document";
import { readPasted } from "@/lib/gateways/reading/read-pasted";
import { currentSettings } from "@/lib/gateways/settings";
import { readApart } from "@/lib/gateways/threads/apart";
import { safeFetch } from "@/lib/gateways/web/safe-fetch";
import { operation } from "@/lib/pipeline/operation";
import type { Viewer } from "@/lib/domain/viewer";

const inputSchema = z.discriminatedUnion("intake", [
  z.object({
    intake: z.literal("url"),
    url: z.string().trim().min(1, "Give an address.").max(2000, "An address has at most 2,000 characters."),
  }),
  z.object({
    intake: z.literal("file"),
    fileName: z.string().trim().max(255),
    mediaType: z.string().max(255),
    bytes: z.instanceof(Uint8Array),
  }),
  z.object({ intake: z.literal("typed"), text: z.string().min(1, "Type what the source says.") }),
]);
type Frozen = { bytes: Uint8Array; document: ReadDocument; finalUrl: string | null; status: number | null };

/**
 * Freezes a document: the bytes as they came, the text read out of them, their hashes, when and from where.
 * Articles and evidence are then made of it; what was fetched can no longer change under anybody.
 */
export const freezeSnapshotOperation = operation({
  name: "freeze-snapshot",
  input: inputSchema,
  subject: async () => null,
  permit: (viewer) => mayAnalyse(viewer),
  async prepare(input, viewer: Viewer) {
    const frozen = await read(input);
    const sha256 = await workspaceBlobs(viewer.workspaceId).put(frozen.bytes);
    return { ...frozen, sha256 };
  },
  async perform({ tx, now, newId }, _subject, input, { bytes, document, finalUrl, status, sha256 }) {
    const id = newId();
    const facts = {
      sha256,
      byteLength: bytes.length,
      mediaType: document.mediaType,
      textSha256: sha256Hex(document.text),
      finalUrl,
      status,
    };
    await insertSnapshot(tx, { id, ...facts, text: document.text, fetchedAt: now });
    return {
      events: [
        {
          act: "snapshot.frozen",
          object: { kind: "snapshot", id },
          version: 1,
          parts: { after: { ...facts, intake: input.intake } },
        },
      ],
      value: { snapshotId: id, ...facts, document },
    };
  },
});

async function read(input: z.output<typeof inputSchema>): Promise<Frozen> {
  if (input.intake === "typed") {
    const document = await readPasted(input.text);
    return { bytes: new TextEncoder().encode(document.text), document, finalUrl: null, status: null };
  }
  if (input.intake === "file") {
    const { bytes, fileName, mediaType } = input;
    return { bytes, document: await readApart({ bytes, fileName, mediaType }), finalUrl: null, status: null };
  }
  const fetched = await safeFetch(input.url, { allowedHosts: currentSettings().fetchAllowedHosts });
  const document = await readApart({
    bytes: fetched.bytes,
    mediaType: fetched.mediaType,
    charset: fetched.charset ?? undefined,
    url: fetched.finalUrl,
  });
  return { bytes: fetched.bytes, document, finalUrl: fetched.finalUrl, status: fetched.status };
}
