/** One element of DER (ITU-T X.690): `whole` is tag, length and content. */
export type Der = { tag: number; content: Uint8Array; whole: Uint8Array };

/** That something is not the DER that was expected. */
export class NotDer extends Error {}

/** Reads one element from the beginning. @throws NotDer for indefinite, overlong or missing lengths */
function readFirst(bytes: Uint8Array): { first: Der; rest: Uint8Array } {
  const [tag, short] = [bytes[0], bytes[1]];
  // Tags over 30 do not occur in what is read here.
  if (tag === undefined || short === undefined || (tag & 0x1f) === 0x1f) throw new NotDer();
  let [length, from] = [short, 2];
  if (short > 0x7f) {
    const count = short & 0x7f;
    if (count === 0 || count > 4 || bytes.length < 2 + count || bytes[2] === 0) throw new NotDer();
    length = 0;
    for (let at = 0; at < count; at++) length = length * 256 + bytes[2 + at]!;
    if (length < 0x80) throw new NotDer();
    from += count;
  }
  if (bytes.length < from + length) throw new NotDer();
  const whole = bytes.subarray(0, from + length);
  return { first: { tag, content: whole.subarray(from), whole }, rest: bytes.subarray(from + length) };
}

/** Reads bytes that are exactly one element. */
export function readDer(bytes: Uint8Array, tag?: number): Der {
  const { first, rest } = readFirst(bytes);
  if (rest.length > 0 || (tag !== undefined && first.tag !== tag)) throw new NotDer();
  return first;
}

/** The elements of a content, one after the other. */
export function children(content: Uint8Array): Der[] {
  const found: Der[] = [];
  for (let rest = content; rest.length > 0;) {
    const read = readFirst(rest);
    found.push(read.first);
    rest = read.rest;
  }
  return found;
}

/** Takes a sequence's elements from the front, each by its tag. */
export class Elements {
  private readonly all: Der[];
  private at = 0;

  constructor({ tag, content }: Der) {
    if (tag !== tags.sequence) throw new NotDer();
    this.all = children(content);
  }

  take(tag: number): Der {
    const found = this.takeIf(tag);
    if (!found) throw new NotDer();
    return found;
  }

  takeIf(tag: number): Der | null {
    return this.all[this.at]?.tag === tag ? this.all[this.at++]! : null;
  }

  end(): void {
    if (this.at < this.all.length) throw new NotDer();
  }
}

export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  nothing: 0x05,
  oid: 0x06,
  utcTime: 0x17,
  time: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;
/** A tag that only its context gives a meaning, constructed. */
export const context = (number: number): number => 0xa0 | number;

/** An object identifier in digits and points. */
export function oidOf({ content, tag }: Der): string {
  if (tag !== tags.oid || content.length === 0 || content.at(-1)! > 0x7f) throw new NotDer();
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of content) {
    arc = arc * 128 + (byte & 0x7f);
    if (byte > 0x7f) continue;
    arcs.push(arc);
    arc = 0;
  }
  const [both = 0, ...others] = arcs;
  const first = Math.min(2, Math.floor(both / 40));
  return [first, both - 40 * first, ...others].join(".");
}

/** UTCTime or GeneralizedTime, in Greenwich, as milliseconds since 1970. */
export function timeOf({ content, tag }: Der): number {
  const text = String.fromCharCode(...content);
  const rule = tag === tags.time ? /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d{1,9}))?Z$/ : /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)()Z$/;
  const found = (tag === tags.time || tag === tags.utcTime) && rule.exec(text);
  if (!found) throw new NotDer();
  const [year = "", month, day, hour, minute, second, fraction = ""] = found.slice(1);
  // RFC 5280 §4.1.2.5.1: two digits from 50 on are of the last century.
  const full = year.length === 4 ? year : `${Number(year) >= 50 ? 19 : 20}${year}`;
  const written = `${full}-${month}-${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, "0").slice(0, 3)}Z`;
  const time = Date.parse(written);
  // Date.parse takes an hour 24, too.
  if (Number.isNaN(time) || new Date(time).toISOString() !== written) throw new NotDer();
  return time;
}
