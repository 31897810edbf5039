import { Refusal } from "@/lib/domain/problems";

/** A request's body, refused as soon as it is known to be too large. */
export async function readBody(request: Request, maxBytes: number): Promise<Uint8Array> {
  const tooLarge = new Refusal("too-large", { detail: `A file has at most ${Math.floor(maxBytes / 1024 / 1024)} MB.` });
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > maxBytes) throw tooLarge;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks, length));
}
