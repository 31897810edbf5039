import { isWithheld, type WithholdKind } from "./withhold";

/** An entry of the log as the readable files of a bundle tell it. */
export type BundleEvent = {
  index: number;
  /** Hex. */
  leafHash: string;
  leaf: {
    act: string;
    actor: string;
    id: string;
    /** `kind/uuid` */
    obj: string;
    parts: Record<string, string>;
    prev: string | null;
    ts: string;
    ver: number;
  };
  article: string | null;
  /** The claim's number. */
  claim: number | null;
  /** The parts of which the content is still there. */
  kept: string[];
};

/** What became of each part of an entry, by name. */
export type PartsTold = Record<"disclosed" | "withheld" | "erased", string[]>;

export function partsTold({ leaf, kept }: BundleEvent, withheld: readonly WithholdKind[]): PartsTold {
  const told: PartsTold = { disclosed: [], withheld: [], erased: [] };
  for (const name of Object.keys(leaf.parts).sort()) {
    const is = !kept.includes(name) ? "erased" : isWithheld({ act: leaf.act, object: leaf.obj, name }, withheld) ? "withheld" : "disclosed";
    told[is].push(name);
  }
  return told;
}
