import { constants, inflate } from "node:zlib";
import { tooLarge } from "./document";

const maxStreamBytes = 100 * 1024 * 1024;
const maxTotalBytes = 400 * 1024 * 1024;
const maxLayers = 3;

/**
 * Unpacks each compressed stream of a PDF once, off the main thread, keeping nothing, before the real reader does it in
 * memory without a limit: `too-large` for a bomb. A stream is whatever follows the word, whatever its dictionary says
 * (ISO 32000-1, 7.3.8); streams packed otherwise than by Flate (7.4.4) unpack to far less and are left to the reader.
 */
export async function assertNoPdfBomb(bytes: Uint8Array): Promise<void> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let total = 0;
  for (let at = file.indexOf("stream"); at !== -1; at = file.indexOf("stream", at + 6)) {
    if (file.toString("latin1", at - 3, at) === "end") continue;
    let start = at + 6;
    while (file[start] === 0x0d || file[start] === 0x0a || file[start] === 0x20) start++;
    let packed: Uint8Array = file.subarray(start);
    for (let layer = 0; layer < maxLayers && startsLikeZlib(packed); layer++) {
      packed = await unpacked(packed);
      total += packed.length;
      if (total > maxTotalBytes) throw bomb();
    }
  }
}

/** RFC 1950 2.2: method 8, and the two bytes a multiple of 31. */
function startsLikeZlib([first = 0, second = 0]: Uint8Array): boolean {
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
}

function unpacked(packed: Uint8Array): Promise<Uint8Array> {
  return new Promise((done, fail) => {
    inflate(packed, { maxOutputLength: maxStreamBytes, chunkSize: 65_536, finishFlush: constants.Z_SYNC_FLUSH }, (error, result) => {
      if (!error) done(result);
      else if ("code" in error && error.code === "ERR_BUFFER_TOO_LARGE") fail(bomb());
      else done(new Uint8Array());
    });
  });
}

function bomb(): Error {
  return tooLarge("Unpacked, this PDF", "more", `${maxStreamBytes / 1024 / 1024} MB a part`);
}
