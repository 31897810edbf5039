import { expect, test } from "vitest";
import { canonicalJson } from "@/lib/domain/audit/json";
import { earlierLine, partLine } from "@/lib/domain/audit/bundle/lines";
import { policyFile } from "@/lib/domain/audit/bundle/policy-file";
import { readmeText } from "@/lib/domain/audit/bundle/readme";

const facts = { origin: "onus.test/log/1", workspace: "Desk\nof two", scope: "the whole workspace", withheld: ["drafts"] as const };

test("the text for outsiders has ten lines, whatever a workspace is called", () => {
  for (const through of [12, null]) {
    const lines = readmeText({ ...facts, withheld: ["drafts"], through }).split("\n");
    expect(lines).toHaveLength(11);
    expect(lines.at(-1)).toBe("");
    for (const line of lines.slice(0, -1)) expect(line.length).toBeGreaterThan(20);
  }
});

test("the text of a bundle that nothing vouches for says so", () => {
  expect(readmeText({ ...facts, withheld: ["drafts"], through: null })).toContain("not vouched for");
});

test("lines of parts and of earlier checkpoints are canonical JSON", () => {
  const part = partLine({ index: 12, name: "after", payload: '{"a":"é\\n"}', salt: "00".repeat(32) });
  const earlier = earlierLine("log\n1\nAAAA\n\n— log BBBB\n", [new Uint8Array(32)]);
  for (const line of [part, earlier]) {
    expect(line.endsWith("\n")).toBe(true);
    expect(`${canonicalJson(JSON.parse(line))}\n`).toBe(line);
  }
  expect(JSON.parse(earlier).proof).toEqual([`${"A".repeat(43)}=`]);
});

test("a policy names the log and its key, and asks for nothing more", () => {
  expect(JSON.parse(policyFile("onus.test/log/1", "onus.test/log/1+01020304+AQ=="))).toEqual({
    format: "onus-policy/1",
    logs: [{ origin: "onus.test/log/1", keys: ["onus.test/log/1+01020304+AQ=="] }],
  });
});
