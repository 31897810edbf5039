export type DiffPiece = { kind: "same" | "removed" | "added"; text: string };

/** Beyond this many comparisons a change is shown as a whole: nobody reads a diff of that. */
const maxCells = 1_000_000;

/**
 * What changed between two texts, by words: the longest common subsequence of words, blanks and signs. A
 * number with its separators is one word: “1.2” against “1.4” is another number, not another digit. The pieces
 * that are same or removed make the old text, those same or added the new one.
 */
export function wordDiff(before: string, after: string): DiffPiece[] {
  const a = wordsOf(before);
  const b = wordsOf(after);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const pieces: DiffPiece[] = [];
  add(pieces, "same", a.slice(0, start).join(""));
  middle(pieces, a.slice(start, a.length - end), b.slice(start, b.length - end));
  add(pieces, "same", a.slice(a.length - end).join(""));
  return pieces;
}

function wordsOf(text: string): string[] {
  return text.match(/\s+|[\p{L}\p{N}\p{M}_]+(?:(?<=\p{N})[.,:](?=\p{N})[\p{L}\p{N}\p{M}_]+)*|[^\s\p{L}\p{N}\p{M}_]/gu) ?? [];
}

function middle(pieces: DiffPiece[], a: readonly string[], b: readonly string[]): void {
  if (a.length * b.length > maxCells) {
    add(pieces, "removed", a.join(""));
    add(pieces, "added", b.join(""));
    return;
  }
  // common[i * width + j]: length of the longest common subsequence of a from i and b from j
  const width = b.length + 1;
  const common = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i * width + j] =
        a[i] === b[j] ? common[(i + 1) * width + j + 1]! + 1 : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!);
    }
  }
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add(pieces, "same", a[i]!);
      i += 1;
      j += 1;
    } else if (i < a.length && (j === b.length || common[(i + 1) * width + j]! >= common[i * width + j + 1]!)) {
      add(pieces, "removed", a[i++]!);
    } else {
      add(pieces, "added", b[j++]!);
    }
  }
}

function add(pieces: DiffPiece[], kind: DiffPiece["kind"], text: string): void {
  if (text === "") return;
  const last = pieces.at(-1);
  if (last?.kind === kind) last.text += text;
  else pieces.push({ kind, text });
}
