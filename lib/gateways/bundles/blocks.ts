const blockBytes = 256 * 1024;

/** The same bytes in few blocks: every write has its price. */
export async function* inBlocks(content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  for await (const piece of content) {
    if (piece.length === 0) continue;
    waiting.push(piece);
    length += piece.length;
    if (length < blockBytes) continue;
    yield waiting.length === 1 ? waiting[0]! : Buffer.concat(waiting, length);
    [waiting, length] = [[], 0];
  }
  if (length > 0) yield Buffer.concat(waiting, length);
}

/** Texts as UTF-8. */
export async function* encoded(texts: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Uint8Array> {
  let waiting = "";
  for await (const text of texts) {
    waiting += text;
    if (waiting.length < blockBytes / 4) continue;
    yield Buffer.from(waiting.toWellFormed());
    waiting = "";
  }
  if (waiting) yield Buffer.from(waiting.toWellFormed());
}
