import type { Detail, Outcome, Verdict } from "@/lib/domain/audit/verify/outcome";

const sentences: Record<Outcome, string> = {
  verified: "VERIFIED: every entry is as it was signed, and what the policy asks for vouches for it.",
  tampered: "TAMPERED: something is not what the log says.",
  malformed: "MALFORMED: this is no bundle, or no policy, that can be checked.",
  unanchored: "NOT ANCHORED: it is consistent in itself, but nothing that you trust vouches for it.",
};
/** Erasures that are told one by one. */
const toldErasures = 20;

/** What a person reads: the verdict in one line, then the facts. */
export function report(verdict: Verdict, detail: Detail | null): string {
  const { problem, parts } = verdict;
  const lines = [sentences[verdict.outcome]];
  if (problem) {
    const where = [problem.file, problem.entry === undefined ? null : `entry #${problem.entry}`].filter((each) => each).join(", ");
    lines.push(`${where ? `${where}: ` : ""}${problem.what}`);
  }
  const facts: [string, string | null][] = [
    ["log", verdict.origin],
    ["entries", verdict.size === null ? null : String(verdict.size)],
    ["root", verdict.root],
    ["signed by", verdict.signedBy && (verdict.signedBy.join(", ") || "no key of the policy")],
    ["witnesses", verdict.witnesses && (verdict.witnesses.join(", ") || "none of the policy's")],
    [
      "time-stamps",
      verdict.timestamps && (verdict.timestamps.map(({ size, at }) => `${at} (for ${size} entries)`).join(", ") || "none that count"),
    ],
    ["parts", parts && `${parts.disclosed} disclosed, ${parts.withheld} withheld, ${parts.erased} erased`],
    ["earlier checkpoints", detail && String(detail.earlier)],
    ["withheld on export", detail?.record ? detail.record.withheld : null],
  ];
  const width = Math.max(...facts.map(([name]) => name.length));
  for (const [name, value] of facts) if (value !== null) lines.push(`  ${name.padEnd(width)}  ${value}`);
  const erasures = detail?.erasures ?? [];
  for (const { entry, part, at } of erasures.slice(0, toldErasures)) lines.push(`  #${entry} “${part}”: erased at entry #${at}`);
  if (erasures.length > toldErasures) lines.push(`  and ${(parts?.erased ?? erasures.length) - toldErasures} more erased`);
  return `${lines.map(printable).join("\n")}\n`;
}

/** Names come out of the bundle: none may move the cursor or colour a terminal. */
const printable = (line: string): string => line.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "\ufffd");
