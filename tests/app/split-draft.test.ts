import { expect, test } from "vitest";
import { partsToSend, type Share, type SplitDraft, turnShare, withoutPart } from "@/app/[workspace]/_claim/words/split-draft";

const words = { statement: "It burned.", speaker: null, mode: null };
const draft: SplitDraft = { parts: [words, words, words], takers: {} };
const [link, search, claim] = (["links", "searches", "related"] as const).map((kind): Share => ({
  kind,
  id: kind,
  label: "",
  text: "",
})) as [Share, Share, Share];
const takes = (of: SplitDraft) => partsToSend(of, [link, search, claim]).map((part) => part.takes);

test("what hangs on a claim goes to the first part, until somebody says otherwise", () => {
  const none = { links: [], searches: [], related: [] };
  expect(takes(draft)).toEqual([{ links: ["links"], searches: ["searches"], related: ["related"] }, none, none]);
  const turned = turnShare(turnShare(draft, link, 2), search, 0);
  expect(takes(turned)).toEqual([
    { links: ["links"], searches: [], related: ["related"] },
    none,
    { links: ["links"], searches: [], related: [] },
  ]);
});

test("a part that is left out leaves what it took to those behind it, or to the first", () => {
  const turned = turnShare(turnShare(turnShare(draft, link, 0), link, 1), search, 2);
  const { parts, takers } = withoutPart(turned, 1);
  expect(parts).toHaveLength(2);
  expect(takers).toEqual({ links: [0], searches: [0, 1] });
});
