/**
 * xoshiro128** 1.1 (Blackman and Vigna, “Scrambled linear pseudorandom number generators”, 2021), its state filled from the seed by
 * the finaliser of MurmurHash3. The same seed gives the same numbers everywhere. Not for secrets.
 */
export class Random {
  readonly #state: Int32Array;
  readonly #block = new Uint32Array(1024);
  #at = this.#block.length;

  /** @param seed a whole number from 0 to 2^53 − 1 */
  constructor(seed: number, state = stateOf(seed)) {
    this.#state = state;
  }

  /** From 0 to 2^32 − 1. */
  next(): number {
    if (this.#at === this.#block.length) this.#refill();
    return this.#block[this.#at++]!;
  }

  #refill(): void {
    let [a = 0, b = 0, c = 0, d = 0] = this.#state;
    for (let i = 0; i < this.#block.length; i++) {
      const five = Math.imul(b, 5);
      this.#block[i] = Math.imul((five << 7) | (five >>> 25), 9);
      const shifted = b << 9;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= shifted;
      d = (d << 11) | (d >>> 21);
    }
    this.#state.set([a, b, c, d]);
    this.#at = 0;
  }
}

/** Four different numbers through a bijection: at most one can be zero, and a state of zeros alone would stay so. */
function stateOf(seed: number): Int32Array {
  const high = mixed(Math.floor(seed / 2 ** 32) ^ 0x9e3779b9);
  return Int32Array.from([1, 2, 3, 4], (word) => mixed((seed ^ high) + Math.imul(word, 0x9e3779b9)));
}

function mixed(number: number): number {
  let h = number | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
