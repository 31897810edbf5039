/** Longer texts are not compared character by character. */
const maxCompared = 600;

/**
 * Where a border inside an old gap lies in the new one: the cut at which both halves differ least from the old halves.
 * `inside` is the half that belongs to the anchor; of equal cuts the one that takes in less is chosen. Returns an offset into `gap`.
 */
export function bestCut(left: string, right: string, gap: string, inside: "left" | "right"): number {
  if (inside === "right") return gap.length - bestCut(reversed(right), reversed(left), reversed(gap), "left");
  if (left.length + right.length <= maxCompared && gap.length <= maxCompared) {
    return leastCut(prefixDistances(left, gap), prefixDistances(reversed(right), reversed(gap)));
  }
  // Much was put in or taken out: look for the anchor's own half by itself, near what it is joined to.
  if (left.length <= maxCompared) {
    const near = gap.slice(0, 2 * left.length + 32);
    return leastCut(prefixDistances(left, near), new Int32Array(near.length + 1));
  }
  return Math.min(gap.length, left.length, Math.round((gap.length * left.length) / (left.length + right.length)));
}

/** The first cut of least cost; both lists count from their own end of the gap. */
function leastCut(forward: Int32Array, backward: Int32Array): number {
  const length = forward.length - 1;
  let best = 0;
  for (let cut = 1; cut <= length; cut++) {
    if (forward[cut]! + backward[length - cut]! < forward[best]! + backward[length - best]!) best = cut;
  }
  return best;
}

/** Edit distance of `text` to each beginning of `gap`. */
function prefixDistances(text: string, gap: string): Int32Array {
  const row = new Int32Array(gap.length + 1).map((_, i) => i);
  for (let i = 1; i <= text.length; i++) {
    let corner = row[0]!;
    row[0] = i;
    for (let j = 1; j <= gap.length; j++) {
      const above = row[j]!;
      const change = corner + (text.charCodeAt(i - 1) === gap.charCodeAt(j - 1) ? 0 : 1);
      row[j] = Math.min(change, above + 1, row[j - 1]! + 1);
      corner = above;
    }
  }
  return row;
}

function reversed(text: string): string {
  return text.split("").reverse().join("");
}
