/** The bytes of a bundle's ZIP around its files' data: docs/audit-format.md §5, out of PKWARE's APPNOTE 6.3.10. Sizes and offsets go to 2^53 − 1. */

export const localHeaderLength = 50;
export const centralHeaderLength = 74;
/** ZIP64 end record, its locator, end record. */
export const zipEndLength = 56 + 20 + 22;

const version = 45;
const utf8Names = 0x0800;
/** 1 January 1980, the first day that the format knows. */
const date = 0x0021;
const madeBy = 0x032d;
const regularFile = 0x81a40000;
const elsewhere16 = 0xffff;
const elsewhere32 = 0xffffffff;

/** What stands before a file's data. @param crc CRC-32 of the data */
export function localHeader(name: string, size: number, crc: number): Uint8Array {
  const fields = new Fields(localHeaderLength + name.length);
  fields.u32(0x04034b50).u16(version).u16(utf8Names).u16(0).u16(0).u16(date).u32(crc).u32(elsewhere32).u32(elsewhere32);
  fields.u16(name.length).u16(20).ascii(name).u16(1).u16(16).u64(size).u64(size);
  return fields.bytes;
}

/** A file's place in the directory. @param offset of its local header */
export function centralHeader(name: string, size: number, crc: number, offset: number): Uint8Array {
  const fields = new Fields(centralHeaderLength + name.length);
  fields.u32(0x02014b50).u16(madeBy).u16(version).u16(utf8Names).u16(0).u16(0).u16(date).u32(crc).u32(elsewhere32).u32(elsewhere32);
  fields.u16(name.length).u16(28).u16(0).u16(0).u16(0).u32(regularFile).u32(elsewhere32);
  fields.ascii(name).u16(1).u16(24).u64(size).u64(size).u64(offset);
  return fields.bytes;
}

/** What ends the archive. @param count of files */
export function zipEnd(count: number, directoryOffset: number, directorySize: number): Uint8Array {
  const fields = new Fields(zipEndLength);
  fields.u32(0x06064b50).u64(44).u16(madeBy).u16(version).u32(0).u32(0).u64(count).u64(count).u64(directorySize).u64(directoryOffset);
  fields
    .u32(0x07064b50)
    .u32(0)
    .u64(directoryOffset + directorySize)
    .u32(1);
  fields.u32(0x06054b50).u16(0).u16(0).u16(elsewhere16).u16(elsewhere16).u32(elsewhere32).u32(elsewhere32).u16(0);
  return fields.bytes;
}

/** Little-endian fields, one after the other. */
class Fields {
  readonly bytes: Uint8Array;
  private readonly view: DataView;
  private at = 0;

  constructor(length: number) {
    this.bytes = new Uint8Array(length);
    this.view = new DataView(this.bytes.buffer);
  }

  u16(value: number): this {
    this.view.setUint16(this.at, value, true);
    this.at += 2;
    return this;
  }

  u32(value: number): this {
    this.view.setUint32(this.at, value, true);
    this.at += 4;
    return this;
  }

  u64(value: number): this {
    this.view.setBigUint64(this.at, BigInt(value), true);
    this.at += 8;
    return this;
  }

  ascii(text: string): this {
    this.at += new TextEncoder().encodeInto(text, this.bytes.subarray(this.at)).written;
    return this;
  }
}
