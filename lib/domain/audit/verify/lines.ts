import type { ByteSource } from "./environment";
import { malformed } from "./outcome";
import type { BundleFile } from "./zip-reader";

export const maxLineBytes = 64 * 2 ** 20;
const block = 2 ** 20;

/** The lines of a file, without their newlines, some at once. @throws Refused when the last has none or one is too long */
export async function* linesOf(source: ByteSource, file: BundleFile): AsyncGenerator<Uint8Array[]> {
  let rest = new Uint8Array();
  for (let read = 0; read < file.size;) {
    // A line longer than a block is read in ever larger pieces, not over and over.
    const length = Math.min(Math.max(block, rest.length), file.size - read);
    const more = await source.read(file.offset + read, length);
    read += length;
    const bytes = new Uint8Array(rest.length + length);
    bytes.set(rest);
    bytes.set(more, rest.length);
    const lines: Uint8Array[] = [];
    let from = 0;
    for (let end = bytes.indexOf(0x0a, rest.length); end >= 0; end = bytes.indexOf(0x0a, from)) {
      lines.push(bytes.subarray(from, end));
      from = end + 1;
    }
    rest = bytes.subarray(from);
    if (rest.length > maxLineBytes || lines.some((line) => line.length > maxLineBytes))
      throw malformed("A line is too long.", { file: file.name });
    yield lines;
  }
  if (rest.length > 0) throw malformed("The last line is not ended by a newline.", { file: file.name });
}

/** Reads here and there, mostly ahead: out of a window of the source. */
export class Window {
  private bytes = new Uint8Array();
  private from = 0;

  constructor(private readonly source: ByteSource) {}

  async read(offset: number, length: number): Promise<Uint8Array> {
    if (offset < this.from || offset + length > this.from + this.bytes.length) {
      this.bytes = new Uint8Array(await this.source.read(offset, Math.min(Math.max(block, length), this.source.size - offset)));
      this.from = offset;
    }
    return this.bytes.subarray(offset - this.from, offset - this.from + length);
  }
}
