import type { Candidate } from "@/lib/domain/splitting/candidate";
import { lintStatement } from "@/lib/domain/splitting/linter";
import { mentionsIn } from "@/lib/domain/splitting/mentions";
import type { Segment } from "@/lib/domain/splitting/segment";
import { ask, parseJson, unavailable, type Endpoint } from "./ask";
import { claimListSchema, modelClaimSchema, type ModelClaim } from "./protocol";

export type ModelProposals = {
  /** By sentence, in order; every sentence of the window that is no heading or boilerplate has an entry. */
  proposals: { sentence: number; candidates: Candidate[] }[];
  /** Claims thrown away: malformed, of no sentence asked about, or with a quote that is not in their sentence. */
  discarded: number;
  /** The software agent to record as the proposer: the model and where it runs. */
  agent: string;
};

/** Characters of article in one request: well inside the context of a small model. */
const charactersARequest = 6000;

/**
 * Asks a model for the claims of the segments `from` to `to` (exclusive). Its answer is held against the text: a claim whose
 * quote does not stand in its sentence, character for character, is thrown away; the rest gets the linter's hints like any other.
 * Throws `Refusal("unavailable")` when the endpoint does not answer as it should.
 */
export async function proposeWithModel(
  endpoint: Endpoint,
  text: string,
  segments: readonly Segment[],
  window: { from?: number; to?: number } = {},
): Promise<ModelProposals> {
  const asked = segments
    .map((segment, sentence) => ({ ...segment, sentence }))
    .slice(window.from ?? 0, window.to ?? segments.length)
    .filter(({ kind }) => kind !== "heading" && kind !== "boilerplate");
  const proposals = new Map(asked.map(({ sentence }) => [sentence, [] as Candidate[]]));
  let discarded = 0;
  for (const part of inParts(asked)) {
    const sentences = part.map(({ sentence, start, end }) => ({ sentence, text: text.slice(start, end) }));
    const kept = keepFaithful(
      readClaims(await ask(endpoint, { sentences })),
      text,
      new Map(part.map((segment) => [segment.sentence, segment])),
    );
    discarded += kept.discarded;
    for (const { sentence, candidates } of kept.found) proposals.get(sentence)!.push(...candidates);
  }
  const agent = `${endpoint.model} (${new URL(endpoint.baseUrl).host})`;
  return { proposals: [...proposals].map(([sentence, candidates]) => ({ sentence, candidates })), discarded, agent };
}

function inParts<T extends Segment>(segments: readonly T[]): T[][] {
  const parts: T[][] = [];
  let length = Infinity;
  for (const segment of segments) {
    length += segment.end - segment.start;
    if (length > charactersARequest) {
      parts.push([]);
      length = segment.end - segment.start;
    }
    parts.at(-1)!.push(segment);
  }
  return parts;
}

function readClaims(answer: string): (ModelClaim | null)[] {
  // many models put their JSON into a fence, whatever they are told
  const list = claimListSchema.safeParse(parseJson(answer.replace(/^\s*```(?:json)?\s*|\s*```\s*$/g, "")));
  if (!list.success) throw unavailable("The proposer’s answer is not the JSON it was asked for.");
  return list.data.claims.map((claim) => modelClaimSchema.safeParse(claim).data ?? null);
}

function keepFaithful(claims: readonly (ModelClaim | null)[], text: string, segments: ReadonlyMap<number, Segment>) {
  const found = new Map<number, Candidate[]>();
  /** Where each claim of the answer went, for `attributes`. */
  const places = new Map<number, { sentence: number; index: number }>();
  let discarded = 0;
  claims.forEach((claim, i) => {
    const segment = claim && segments.get(claim.sentence);
    const candidate = claim && segment ? candidateOf(claim, text, segment) : null;
    if (!claim || !candidate) {
      discarded += 1;
      return;
    }
    const candidates = found.get(claim.sentence) ?? [];
    places.set(i, { sentence: claim.sentence, index: candidates.length });
    found.set(claim.sentence, [...candidates, candidate]);
  });
  claims.forEach((claim, i) => {
    const own = places.get(i);
    const target = claim?.attributes == null ? undefined : places.get(claim.attributes);
    if (!own || !target || claim?.kind !== "saying" || own.sentence !== target.sentence) return;
    const candidates = found.get(own.sentence)!;
    if (candidates[target.index]!.kind === "said") candidates[own.index]!.attributes = target.index;
  });
  return { found: [...found].map(([sentence, candidates]) => ({ sentence, candidates })), discarded };
}

function candidateOf(claim: ModelClaim, text: string, { start, end }: Segment): Candidate | null {
  const sentence = text.slice(start, end);
  const at = sentence.indexOf(claim.quote);
  if (at < 0 || claim.quote.trim() === "") return null;
  const said = claim.kind !== "fact";
  const span = { start: start + at, end: start + at + claim.quote.length };
  const statement = claim.statement.replace(/\s+/g, " ");
  return {
    spans: [span],
    statement,
    kind: claim.kind,
    speaker: said ? claim.speaker : null,
    mode: said ? (claim.mode ?? "says") : null,
    attributes: null,
    hints: lintStatement(statement, claim.quote, claim.kind),
    mentions: mentionsIn(claim.quote, []).map((mention) => ({
      ...mention,
      start: mention.start + span.start,
      end: mention.end + span.start,
    })),
  };
}
