import type { ReactNode } from "react";
import type { Detail, Verdict } from "@/lib/domain/audit/verify/outcome";

/** What became known of the bundle, down to where it was refused. */
export function VerdictFacts({ verdict, detail }: { verdict: Verdict; detail: Detail | null }) {
  const { origin, size, root, signedBy, witnesses, timestamps } = verdict;
  if (origin === null) return null;
  const facts: [string, ReactNode][] = [
    ["Log", origin],
    ["Entries", size?.toLocaleString("en-GB")],
    ["Root", <code key="root">{root}</code>],
    ["Signed by", signedBy?.join(", ") || "no key of your policy"],
    ["Witnesses", witnesses?.join(", ") || "none of your policy"],
  ];
  if (timestamps)
    facts.push([
      "Time-stamps",
      timestamps.map(({ size: of, at }) => `${at} (${of.toLocaleString("en-GB")} entries)`).join(", ") || "none that count",
    ]);
  if (detail) facts.push(["Earlier checkpoints", String(detail.earlier)]);
  if (detail?.record) facts.push(["Withheld on export", detail.record.withheld]);
  return (
    <dl className="grid grid-cols-[max-content_1fr] gap-x-4 gap-y-1 text-sm">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-ink-2">{name}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
