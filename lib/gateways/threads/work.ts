import { bootstrap, type BootstrapOptions } from "@/lib/domain/agreement/bootstrap";
import type { Ratings } from "@/lib/domain/agreement/ratings";
import type { AnchorQuote } from "@/lib/domain/anchors";
import { reanchor } from "@/lib/domain/anchoring/reanchor";
import { splitText } from "../language/split-text";
import { readDocument } from "../reading/read-document";

/** What can take seconds, and is done in a thread of its own for that: functions of plain data, which they only read. */
export const work = {
  split: ({ text, ...window }: { text: string; from?: number; to?: number }) => splitText(text, window),
  /** Without the sentences themselves, of which a long text has many thousands. */
  propose: async ({ text, ...window }: { text: string; from: number; to: number }) => {
    const { segments, proposals } = await splitText(text, window);
    return { sentences: segments.length, proposals };
  },
  read: readDocument,
  reanchor: async ({ before, after, anchors }: { before: string; after: string; anchors: AnchorQuote[] }) =>
    reanchor(before, after, anchors),
  bootstrap: async ({ ratings, options }: { ratings: Ratings; options: BootstrapOptions }) => bootstrap(ratings, options),
};

export type Task = keyof typeof work;
export type Input<Name extends Task> = Parameters<(typeof work)[Name]>[0];
export type Output<Name extends Task> = Awaited<ReturnType<(typeof work)[Name]>>;
