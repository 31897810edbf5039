import type { Clause } from "@/lib/domain/splitting/clauses/clause";
import { oneOf } from "@/lib/domain/splitting/one-of";
import type { Antecedent } from "@/lib/domain/splitting/propose-references";
import { speechOf } from "@/lib/domain/splitting/propose-speech";
import { stateFact, stateFragment } from "./facts";
import type { Proposition, Stretch } from "./proposition";
import { Reading } from "./reading";
import { rememberSubject } from "./referents";
import { stateObjectSaying, stateSayings } from "./sayings";

const opensTime = oneOf("after before when as since because until");
const isNobody = oneOf("nobody none neither no few");

/** The propositions of a stretch, in order, and the subjects it names, the last first. */
export function propositionsOf(stretch: Stretch): { propositions: Proposition[]; subjects: Antecedent[] } {
  const reading = new Reading(stretch);
  for (const clause of reading.clauses) readClause(reading, clause);
  return { propositions: reading.propositions, subjects: reading.subjects };
}

function readClause(reading: Reading, clause: Clause): void {
  const { verb, role } = clause;
  if (!verb) {
    if (role === "main" && reading.clauses.length === 1) stateFragment(reading, clause);
    return;
  }
  if (role !== "complement" && role !== "adverbial") rememberSubject(reading, clause);
  if (role === "adverbial" && opensTime(clause.opener) && !reading.complementAround(clause)) {
    // "occurred two weeks after the services said they had prevented …"
    const told = speechOf(reading.words, verb);
    const what = told ? reading.complementsOf(clause) : [];
    if (told && what.length > 0) stateSayings(reading, clause, told.mode, what);
  }
  if (role === "complement" || role === "adverbial" || (role === "relative" && !clause.loose)) return;
  if (role === "shared" && !standsAlone(clause)) return;
  // "Nobody has claimed the raid": then nothing was said
  const speech = isNobody(reading.subjectOf(clause).core[0]?.low) ? null : speechOf(reading.words, verb);
  if (speech) {
    const said = reading.complementsOf(clause);
    if (said.length > 0) return stateSayings(reading, clause, speech.mode, said);
    if (stateObjectSaying(reading, clause, speech)) return;
  }
  if (!reading.complementAround(clause) || role === "relative" || role === "contrast") stateFact(reading, clause);
}

/** A shared predicate stands alone where its host does; inside "that …" the saying takes care of it. */
function standsAlone({ host }: Clause): boolean {
  if (host!.role === "shared") return standsAlone(host!);
  return host!.role === "main" || host!.role === "contrast" || (host!.role === "relative" && host!.loose);
}
