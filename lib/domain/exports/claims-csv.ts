import { likelihoodRange } from "@/lib/domain/likelihood";
import type { Stance } from "@/lib/domain/stances";
import { byteOrderMark, csvRow } from "./csv";
import type { ClaimBundle } from "./lines";
import { withheldId } from "./withheld";

type Cell = string | number | null;

/** The columns, in order; docs/export-formats.md says what each holds. */
const columns: Record<string, (bundle: ClaimBundle) => Cell> = {
  number: ({ claim }) => claim.number,
  statement: ({ claim }) => claim.statement,
  speaker: ({ claim }) => claim.speaker,
  mode: ({ claim }) => claim.mode,
  standing: ({ claim }) => (claim.retired ? `${claim.retired}${claim.retiredInto ? ` into ${claim.retiredInto}` : ""}` : "stands"),
  tag: ({ verdict }) => verdict?.tag ?? "open",
  basis: ({ verdict }) => verdict?.basis ?? null,
  likelihood: ({ verdict }) => verdict?.likelihood ?? null,
  likelihood_from_percent: ({ verdict }) => (verdict?.likelihood ? likelihoodRange[verdict.likelihood][0] : null),
  likelihood_to_percent: ({ verdict }) => (verdict?.likelihood ? likelihoodRange[verdict.likelihood][1] : null),
  confidence: ({ verdict }) => verdict?.confidence ?? null,
  as_of: ({ verdict }) => verdict?.asOf ?? null,
  rationale: ({ verdict }) => verdict?.rationale ?? null,
  settled_at: ({ verdict }) => verdict?.settledAt ?? null,
  settled_by: ({ verdict }) => verdict && (verdict.settledBy.name ?? verdict.settledBy.pseudonym),
  supports: (bundle) => count(bundle, "supports"),
  refutes: (bundle) => count(bundle, "refutes"),
  qualifies: (bundle) => count(bundle, "qualifies"),
  context: (bundle) => count(bundle, "context"),
  origins: ({ links }) =>
    links.some((link) => link.of.id === withheldId) ? null : distinct(links.map((link) => link.of.source.origin)).length,
  sources: ({ links }) => distinct(links.map((link) => link.of.source.name)).join("; "),
  evidence_urls: ({ links }) => distinct(links.flatMap((link) => link.of.url ?? [])).join(" "),
  searches: ({ searches }) => searches.length,
  attributes: (bundle) => related(bundle, "attributes"),
  contradicts: (bundle) => related(bundle, "contradicts"),
  start: ({ claim }) => claim.anchors[0]?.start ?? null,
  end: ({ claim }) => claim.anchors[0]?.end ?? null,
  anchor_states: ({ claim }) => distinct(claim.anchors.map((anchor) => anchor.state)).join(" "),
  quote: ({ claim }) => claim.anchors.map((anchor) => anchor.exact).join(" … "),
  claim_id: ({ claim }) => claim.id,
};

export const csvColumns = Object.keys(columns);

export function csvHead(): string {
  return byteOrderMark + csvRow(csvColumns);
}

export function csvClaim(bundle: ClaimBundle): string {
  return csvRow(claimCells(bundle));
}

/** In the order of the columns. */
export function claimCells(bundle: ClaimBundle): Cell[] {
  return Object.values(columns).map((cell) => cell(bundle));
}

function count({ links }: ClaimBundle, stance: Stance): number {
  return links.filter((link) => link.stance === stance).length;
}

function related({ claim }: ClaimBundle, kind: string): string | null {
  const numbers = claim.relations.filter((relation) => relation.kind === kind).map((relation) => relation.claim);
  return numbers.length > 0 ? numbers.join(" ") : null;
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}
