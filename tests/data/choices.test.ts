import { beforeAll, describe, expect, test } from "vitest";
import { claimChoices } from "@/lib/data/claim-choices";
import { evidenceChoices, evidenceText, sourceChoices } from "@/lib/data/evidence-choices";
import { splitClaimOperation } from "@/lib/operations/split-claim";
import { useTestDatabase } from "../support/people";
import { makeWorkspace, type TestWorkspace } from "../support/workspace";
import { done, type Story, tellStory, witnessText } from "./exports-story";

useTestDatabase();

let workspace: TestWorkspace;
let stranger: TestWorkspace;
let story: Story;
beforeAll(async () => {
  [workspace, stranger] = [await makeWorkspace(), await makeWorkspace()];
  story = await tellStory(workspace);
});

describe("claims to choose from", () => {
  test("are the other standing ones of the article, the nearest first", async () => {
    const found = await claimChoices(workspace.viewers.analyst, story.hurt, "");
    expect(found.map((claim) => claim.id)).toEqual([story.saying, story.trucks]);
  });

  test("are found by the beginning of their number, or by words in any order", async () => {
    const { analyst } = workspace.viewers;
    const [first] = await claimChoices(analyst, story.trucks, "");
    expect((await claimChoices(analyst, story.trucks, ` ${first!.number} `)).map((claim) => claim.id)).toEqual([first!.id]);
    expect((await claimChoices(analyst, story.hurt, "trucks pol")).map((claim) => claim.id)).toEqual([story.trucks]);
    expect(await claimChoices(analyst, story.hurt, "nothing of the kind")).toEqual([]);
  });

  test("leave out what has been split or withdrawn", async () => {
    const { analyst } = workspace.viewers;
    const parts = [{ statement: "Police counted trucks." }, { statement: "The trucks were twelve." }];
    const { version } = (await claimChoices(analyst, story.saying, "twelve"))[0]!;
    const split = await done(splitClaimOperation, analyst, { claimId: story.trucks, version, parts });
    const found = (await claimChoices(analyst, story.saying, "trucks")).map((claim) => claim.id);
    expect(found.toSorted()).toEqual(split.parts.map((part: { claimId: string }) => part.claimId).toSorted());
  });

  test("are nobody’s of another workspace", async () => {
    await expect(claimChoices(stranger.viewers.lead, story.hurt, "")).rejects.toMatchObject({ problem: { kind: "not-found" } });
  });
});

describe("evidence and sources to choose from", () => {
  test("are found by words, with who stands behind them", async () => {
    const { observer } = workspace.viewers;
    const [found] = await evidenceChoices(observer, "witness said");
    expect(found).toMatchObject({
      id: story.evidenceId,
      publishedOn: "2024-02-01",
      source: { name: "A witness", reliability: "C", origin: "A witness" },
    });
    expect(await sourceChoices(observer, "WITN")).toMatchObject([{ name: "A witness" }]);
    expect(await sourceChoices(observer, "100%")).toEqual([]);
  });

  test("show the text as it was frozen", async () => {
    expect((await evidenceText(workspace.viewers.observer, story.evidenceId)).text).toBe(witnessText);
  });

  test("are nobody’s of another workspace", async () => {
    const { lead } = stranger.viewers;
    expect(await evidenceChoices(lead, "witness")).toEqual([]);
    expect(await sourceChoices(lead, "witness")).toEqual([]);
    await expect(evidenceText(lead, story.evidenceId)).rejects.toMatchObject({ problem: { kind: "not-found" } });
  });
});
