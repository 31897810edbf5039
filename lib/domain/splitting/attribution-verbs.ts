import type { Mode } from "@/lib/domain/splitting/candidate";

const lemmas: Record<Mode, string> = {
  says: `say tell claim state assert announce declare confirm argue insist maintain contend add note explain stress emphasise emphasize
    acknowledge admit concede warn predict reveal disclose allege testify write tweet post remark reply recall conclude estimate
    determine assess vow pledge promise threaten charge complain boast caution observe forecast joke repeat reiterate affirm
    quip comment respond accuse blame find rule`,
  denies: "deny reject dismiss refute dispute rebut rebuff disavow",
  suggests: "suggest hint insinuate imply indicate speculate believe suspect think fear assume signal intimate theorise theorize",
  reports: "report",
};

const modeByLemma = new Map<string, Mode>([
  ["point out", "says"] as const,
  ...(Object.keys(lemmas) as Mode[]).flatMap((mode) => lemmas[mode].split(/\s+/).map((lemma): [string, Mode] => [lemma, mode])),
]);

/** The mode in which a verb attributes something to a speaker, or null for a verb that does not. */
export function modeOf(lemma: string): Mode | null {
  return modeByLemma.get(lemma) ?? null;
}

/** Verbs that may follow what was said: "…, officials said", "“…,” wrote the minister". */
export const mayFollow = new Set(
  `say tell claim state assert announce confirm argue insist maintain contend add note explain stress acknowledge admit concede warn
  predict reveal allege testify write tweet remark reply recall conclude estimate report suggest declare observe caution joke believe
  deny comment respond boast`.split(/\s+/),
);

/** Only these, with an object and no clause, say something: "announced a ceasefire"; not "wrote a book", "added salt". */
export const saysWithObject = new Set(
  `announce deny reject dismiss acknowledge admit confirm predict allege refute dispute threaten promise pledge claim suggest`.split(/\s+/),
);

/** Between the verb and what was said stands the listener: "told reporters that", "warned Russia that". */
export const hasListener = new Set("tell warn inform remind assure".split(" "));
