import { CodePointIndex } from "@/lib/domain/text";
import type { SplitText } from "@/lib/gateways/language/split-text";
import { parse, print, type Command } from "./command";
import { readText } from "./read-file";

/** Sentences and candidate claims of a text file. Offsets in the JSON count Unicode code points. */
export const splitCommand: Command = {
  usage: "split FILE [--json]",
  async run(args) {
    const { files, json } = parse(args, 1);
    const text = await readText(files[0]!);
    // the language model is loaded only for a text that can be read
    const { splitText } = await import("@/lib/gateways/language/split-text");
    const split = await splitText(text);
    if (json) print(splitJson(text, split));
    else process.stdout.write(table(text, split));
    return 0;
  },
};

export function splitJson(text: string, { segments, proposals }: SplitText): object {
  const points = new CodePointIndex(text);
  const at = (offset: number): number => points.toCodePoint(offset);
  let before = 0;
  const candidates = proposals.flatMap((proposal) => {
    const first = before;
    before += proposal.candidates.length;
    return proposal.candidates.map(({ spans, mentions, attributes, ...candidate }) => ({
      sentence: proposal.sentence,
      start: at(spans[0]!.start),
      end: at(spans[0]!.end),
      spans: spans.map(({ start, end }) => [at(start), at(end)]),
      exact: text.slice(spans[0]!.start, spans[0]!.end),
      statement: candidate.statement,
      kind: candidate.kind,
      speaker: candidate.speaker,
      mode: candidate.mode,
      // an index into this list, not into the sentence's own
      attributes: attributes === null ? null : first + attributes,
      hints: candidate.hints,
      mentions: mentions.map((mention) => ({ ...mention, start: at(mention.start), end: at(mention.end) })),
    }));
  });
  return {
    sentences: segments.map(({ start, end, kind }, i) => ({
      start: at(start),
      end: at(end),
      kind,
      disposition: proposals[i]?.disposition ?? null,
    })),
    candidates,
  };
}

function table(text: string, { segments, proposals }: SplitText): string {
  const lines = proposals.flatMap(({ sentence, disposition, candidates }) => {
    const { start, end } = segments[sentence]!;
    const head = `${String(sentence + 1).padStart(4)}  ${(disposition ?? "open").padEnd(18)}  ${text.slice(start, end).replace(/\s+/g, " ")}`;
    return [
      head,
      ...candidates.map(({ kind, speaker, mode, statement, hints }) => {
        const who = speaker ? ` (${speaker} ${mode})` : "";
        const advice = hints.length > 0 ? `  ! ${hints.map(({ rule }) => rule).join(", ")}` : "";
        return `      ${kind.padEnd(6)}${who} ${statement}${advice}`;
      }),
    ];
  });
  return `${lines.join("\n")}\n`;
}
