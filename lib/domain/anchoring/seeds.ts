import type { Tokens } from "./tokens";

/** Tokens old[old..old+length) and new[new..new+length) with equal keys. */
export type Run = { old: number; new: number; length: number };

/** Half-open ranges of tokens in both texts. */
export type Area = { oldStart: number; oldEnd: number; newStart: number; newEnd: number };

const base = 0x01000193;

/**
 * Runs built from sequences of `size` tokens that occur exactly once in each side of the area (the idea of patience
 * diff, on sequences instead of lines), in old order. Linear in the area; runs may cross one another in new order.
 */
export function uniqueRuns(oldTokens: Tokens, newTokens: Tokens, area: Area, size: number): Run[] {
  const oldCount = area.oldEnd - area.oldStart - size + 1;
  const newCount = area.newEnd - area.newStart - size + 1;
  if (oldCount <= 0 || newCount <= 0) return [];
  const bits = Math.max(4, 33 - Math.clz32(oldCount * 2));
  const shift = 32 - bits;
  const mask = (1 << bits) - 1;
  // A slot holds position + 1, negative once the sequence was met twice.
  const slotOld = new Int32Array(mask + 1);
  const slotNew = new Int32Array(mask + 1);
  const slotOf = new Int32Array(oldCount);
  const a = oldTokens.keys;
  const b = newTokens.keys;

  eachHash(a, area.oldStart, oldCount, size, (hash, at) => {
    let slot = Math.imul(hash, 0x9e3779b1) >>> shift;
    for (;;) {
      const held = slotOld[slot]!;
      if (held === 0) {
        slotOld[slot] = at + 1;
        break;
      }
      if (same(a, Math.abs(held) - 1, a, at, size)) {
        if (held > 0) slotOld[slot] = -held;
        break;
      }
      slot = (slot + 1) & mask;
    }
    slotOf[at - area.oldStart] = slot;
  });
  eachHash(b, area.newStart, newCount, size, (hash, at) => {
    let slot = Math.imul(hash, 0x9e3779b1) >>> shift;
    for (;;) {
      const held = slotOld[slot]!;
      if (held === 0) return;
      if (same(a, Math.abs(held) - 1, b, at, size)) {
        slotNew[slot] = slotNew[slot] === 0 ? at + 1 : -1;
        return;
      }
      slot = (slot + 1) & mask;
    }
  });

  const runs: Run[] = [];
  let last: Run | undefined;
  for (let i = 0; i < oldCount; i++) {
    const slot = slotOf[i]!;
    const to = slotNew[slot]!;
    if (to <= 0 || slotOld[slot]! < 0) continue;
    const from = area.oldStart + i;
    if (last && last.new - last.old === to - 1 - from && from <= last.old + last.length) {
      last.length = from + size - last.old;
    } else {
      last = { old: from, new: to - 1, length: size };
      runs.push(last);
    }
  }
  return runs;
}

/** Lines shorter than `size` tokens, too short for a sequence, that stand exactly once as a line in each text. */
export function uniqueShortLines(oldTokens: Tokens, newTokens: Tokens, size: number): Run[] {
  const oldLines = shortLines(oldTokens, size);
  const newLines = shortLines(newTokens, size);
  const runs: Run[] = [];
  for (const [hash, line] of oldLines) {
    const other = newLines.get(hash);
    if (!line || !other || line.length !== other.length) continue;
    if (same(oldTokens.keys, line.at, newTokens.keys, other.at, line.length)) {
      runs.push({ old: line.at, new: other.at, length: line.length });
    }
  }
  return runs;
}

function shortLines(tokens: Tokens, size: number): Map<number, { at: number; length: number } | null> {
  const lines = new Map<number, { at: number; length: number } | null>();
  let at = 0;
  while (at < tokens.count) {
    let end = at + 1;
    let hash = tokens.keys[at]!;
    while (end < tokens.count && tokens.lineStarts[end] === 0) hash = (Math.imul(hash, base) + tokens.keys[end++]!) | 0;
    if (end - at < size) lines.set(hash, lines.has(hash) ? null : { at, length: end - at });
    at = end;
  }
  return lines;
}

function eachHash(keys: Int32Array, start: number, count: number, size: number, visit: (hash: number, at: number) => void): void {
  let hash = 0;
  let top = 1;
  for (let i = 0; i < size; i++) {
    hash = (Math.imul(hash, base) + keys[start + i]!) | 0;
    if (i > 0) top = Math.imul(top, base);
  }
  for (let i = start; ; i++) {
    visit(hash, i);
    if (i + 1 >= start + count) return;
    hash = (Math.imul(hash - Math.imul(keys[i]!, top), base) + keys[i + size]!) | 0;
  }
}

function same(a: Int32Array, atA: number, b: Int32Array, atB: number, size: number): boolean {
  for (let i = 0; i < size; i++) if (a[atA + i] !== b[atB + i]) return false;
  return true;
}
