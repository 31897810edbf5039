/** UUIDs, each with a number beside it, and the place of each: a hash table in typed arrays, because a log has millions. */
export class KeyTable {
  size = 0;
  private slots: Uint32Array;
  private keys: Uint32Array;

  /** @param expected how many there will be, as far as is known */
  constructor(expected: number) {
    let slots = 16;
    while (slots < 2 * expected) slots *= 2;
    this.slots = new Uint32Array(slots);
    this.keys = new Uint32Array(5 * Math.max(expected, 8));
  }

  /** @param uuids 16 bytes each. @returns the key's place, from 0 in the order of coming; a new one gets `size` as it was before */
  placeOf(uuids: Uint32Array, index: number, beside: number): number {
    if (2 * (this.size + 1) > this.slots.length) this.grow();
    const a = uuids[4 * index]!;
    const b = uuids[4 * index + 1]!;
    const c = uuids[4 * index + 2]!;
    const d = uuids[4 * index + 3]!;
    const { keys } = this;
    const mask = this.slots.length - 1;
    for (let slot = mix(a, b, c, d, beside) & mask; ; slot = (slot + 1) & mask) {
      const place = this.slots[slot]! - 1;
      if (place === -1) return this.add(slot, a, b, c, d, beside);
      const at = 5 * place;
      if (keys[at] === a && keys[at + 1] === b && keys[at + 2] === c && keys[at + 3] === d && keys[at + 4] === beside) return place;
    }
  }

  private add(slot: number, a: number, b: number, c: number, d: number, beside: number): number {
    const at = 5 * this.size;
    if (at === this.keys.length) this.keys = grown(this.keys);
    this.keys[at] = a;
    this.keys[at + 1] = b;
    this.keys[at + 2] = c;
    this.keys[at + 3] = d;
    this.keys[at + 4] = beside;
    this.slots[slot] = ++this.size;
    return this.size - 1;
  }

  private grow(): void {
    this.slots = new Uint32Array(2 * this.slots.length);
    const mask = this.slots.length - 1;
    for (let place = 0; place < this.size; place++) {
      const at = 5 * place;
      const { keys } = this;
      let slot = mix(keys[at]!, keys[at + 1]!, keys[at + 2]!, keys[at + 3]!, keys[at + 4]!) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = place + 1;
    }
  }
}

function mix(a: number, b: number, c: number, d: number, beside: number): number {
  let hash = Math.imul(a ^ beside, 0x9e3779b1) ^ Math.imul(b, 0x85ebca77) ^ Math.imul(c, 0xc2b2ae3d) ^ Math.imul(d, 0x27d4eb2f);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

export function grown(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * array.length);
  larger.set(array);
  return larger;
}
