import type { BundleAsked } from "./asked";

/** What the text says of the bundle that it lies in. `through` null: nothing but the log itself is in it. */
export type ReadmeFacts = { origin: string; workspace: string; scope: string; through: number | null; withheld: BundleAsked["withhold"] };

/** README.txt: ten lines that tell an outsider what this is and how to check it. */
export function readmeText({ origin, workspace, scope, through, withheld }: ReadmeFacts): string {
  const readable =
    through === null
      ? "The log takes no more entries, so nothing readable is in here, and this text is not vouched for: only the log itself is."
      : `To read: files/report.html or files/report.pdf. As data: files/*.csv, *.jsonl, *.json, articles/, blobs/. Made of the first ${through} entries.`;
  return `${[
    `This is a bundle of the audit log ${plain(origin)}: what was recorded, entry by entry, while claims were checked in "${plain(workspace)}".`,
    `It holds ${plain(scope)}; withheld: ${withheld.join(", ")}. It shows whether the record was rewritten after the fact, without trust in who made it.`,
    "checkpoint is the log's signed head; leaves.jsonl all its entries; parts.jsonl the contents that are disclosed; earlier.jsonl older heads with proofs.",
    readable,
    "To check it you need a policy: a small JSON file with the log's public key. Get it from elsewhere than from whoever gave you this bundle.",
    "Then run: npx onus-verify BUNDLE --policy POLICY. Or drop both on the page /verify of any Onus: nothing is uploaded, and no sign-in is needed.",
    "Exit code 0: verified, as the policy asks. 1: something was tampered with. 2: not a bundle or policy. 3: consistent, but nothing you trust vouches for it.",
    "What was withheld or erased shows as such: its hash stays in the log, the erasure itself is an entry. Nothing can be left out or changed unseen.",
    "The format is laid down in docs/audit-format.md of Onus (onus-bundle/1), so that anybody can write another verifier.",
    "What it cannot show: whoever controls the server can refuse to record, or lie from the start. Keep checkpoints: they catch a log that is rewritten later.",
  ].join("\n")}\n`;
}

/** On one line. */
function plain(text: string): string {
  return text.toWellFormed().replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ");
}
