import type { Mode } from "@/lib/domain/splitting/candidate";
import { modeOf, saysWithObject } from "./attribution-verbs";
import type { Inserted } from "./propose-render";
import type { Verb } from "./propose-auxiliaries";
import { isNominal, shapeOf, type Word } from "./propose-words";

/** The verb that speaks in a verb group, and where its object begins: in "continued to accuse" it is "accuse". */
export type Speech = { lemma: string; mode: Mode; to: number };
export type Said = { words: Word[]; inserted: Inserted };

const goesOn = /^(continue|begin|start|go|keep|proceed|want|come)$/;

/** Null where nothing was said: another verb, a negation ("did not say"), something yet to come ("may say"). */
export function speechOf(words: readonly Word[], verb: Verb): Speech | null {
  if (verb.negated || verb.form === "modal" || verb.passive) return null;
  const infinitive = words[verb.to]?.low === "to" ? words[verb.to + 1] : undefined;
  if (goesOn.test(verb.lemma) && infinitive) {
    const mode = modeOf(infinitive.lemma);
    return mode && { lemma: infinitive.lemma, mode, to: verb.to + 2 };
  }
  if (/^(hold|claim|take|assume|accept|describe|call|hint|point)$/.test(verb.lemma)) {
    return { lemma: verb.lemma, mode: verb.lemma === "hint" ? "suggests" : "says", to: verb.to };
  }
  const mode = modeOf(verb.lemma);
  return mode && { lemma: verb.lemma, mode, to: verb.to };
}

const event =
  /^(attack|bombing|strike|assault|shooting|explosion|blast|raid|massacre|killing|ambush|operation|airstrike|hijacking|kidnapping|murder|assassination|one|hit|hack|shelling|stabbing)s?$/;

/**
 * What is said where no clause follows: "accused Y of …", "claimed responsibility for …", "denied involvement in …".
 * `null`: the verb does not speak here; `said: null`: it does, but what is said cannot be put as a statement.
 */
export function objectSaying(speech: Speech, rest: readonly Word[], speaker: string): { said: Said | null } | null {
  const at = (low: RegExp): number => rest.findIndex((word) => low.test(word.low));
  switch (speech.lemma) {
    case "accuse":
      return { said: accused(rest, at(/^of$/)) };
    case "blame":
      return { said: blamed(rest, at(/^for$/), at(/^on$/)) };
    case "hold": {
      const responsible = at(/^(responsible|accountable)$/);
      return responsible < 1 ? null : { said: with_(rest, { before: new Map([[rest[responsible]!.at, "is"]]) }) };
    }
    case "claim":
    case "take":
    case "assume":
    case "accept":
      return claimed(speech.lemma, rest, speaker);
    case "deny":
      return { said: denied(rest, speaker) };
    case "describe": {
      const as = at(/^as$/);
      return as < 1 ? null : { said: with_(rest, { instead: new Map([[rest[as]!.at, "is"]]) }) };
    }
    case "tell":
    case "warn":
      return rest.some((word, i) => word.low === "to" && rest[i + 1]?.pos === "VERB") || rest[0]?.low === "of" || rest[1]?.low === "of"
        ? { said: null }
        : null;
    case "hint":
    case "call":
      return rest[0]?.low === "at" ||
        (speech.lemma === "call" && rest[0] !== undefined && (rest[0].pos === "DET" || rest[0].pos === "PROPN" || rest[0].pos === "PRON"))
        ? { said: null }
        : null;
    case "point":
      return rest[0]?.low === "to" ? { said: null } : null;
    case "point out":
      return { said: null };
    default:
      return saysWithObject.has(speech.lemma) && rest.some((word) => isNominal(word.pos) || word.low === "that") && rest[0]!.low !== "to"
        ? { said: null }
        : null;
  }
}

const with_ = (words: readonly Word[], inserted: Inserted): Said => ({ words: [...words], inserted });

function accused(rest: readonly Word[], of: number): Said | null {
  const act = rest[of + 1];
  if (of < 1 || !act || rest[0]!.low === "each") return null;
  const whom = rest.slice(0, of);
  // "accused … without presenting evidence" tells how it was said
  const without = rest.findIndex(
    (word, i) => i > of + 1 && /^(without|during|at|after)$/.test(word.low) && (word.low === "without" || rest[i + 1]?.low === "a"),
  );
  const deed = rest.slice(of + 1, without < 0 ? undefined : without);
  if (act.low === "having" || act.low === "being") {
    return with_([...whom, ...deed], { instead: new Map([[act.at, act.low === "having" ? "had" : "was"]]) });
  }
  const gerund = shapeOf(act) === "gerund" || deed.slice(0, 2).some((word) => word.pos === "VERB" && shapeOf(word) === "gerund");
  return with_([...whom, ...deed], { before: new Map([[act.at, gerund ? "was" : "had"]]) });
}

function blamed(rest: readonly Word[], forAt: number, on: number): Said | null {
  if (rest.length === 0 || rest[0]!.low === "each") return null;
  if (on > 0 && (forAt < 0 || on < forAt)) return with_(rest, { instead: new Map([[rest[on]!.at, "was the fault of"]]) });
  const without = rest.findIndex((word, i) => i > forAt && word.low === "without");
  if (forAt > 0) return with_(without > 0 ? rest.slice(0, without) : rest, { before: new Map([[rest[forAt]!.at, "was to blame"]]) });
  return with_(rest, { end: "was to blame" });
}

function claimed(lemma: string, rest: readonly Word[], speaker: string): { said: Said | null } | null {
  const responsibility = rest.findIndex((word) => /^(responsibility|credit)$/.test(word.low));
  if (responsibility >= 0 && responsibility <= 2) {
    if (rest[responsibility + 1]?.low !== "for") return { said: null };
    const deed = rest.slice(responsibility + 2);
    return { said: deed.length === 0 ? null : carriedOut(deed, speaker) };
  }
  if (lemma !== "claim") return null;
  const stop = rest.findIndex((word, i) => i > 0 && word.pos === "ADP");
  const head = rest.slice(0, stop < 0 ? undefined : stop).findLast((word) => isNominal(word.pos));
  if (head && event.test(head.low)) return { said: carriedOut(rest, speaker) };
  return { said: null };
}

function carriedOut(deed: readonly Word[], speaker: string): Said {
  const gerund = shapeOf(deed[0]!) === "gerund" && deed[0]!.pos === "VERB";
  // what follows the deed ("through its channels") tells how it was claimed, not what was done
  const how = deed.findIndex(
    (word, i) =>
      i > 0 && (/^(through|via)$/.test(word.low) || (word.low === "in" && /^(statement|video|message|post)$/.test(deed[i + 2]?.low ?? ""))),
  );
  const words = how > 0 ? deed.slice(0, how) : [...deed];
  return { words, inserted: { before: new Map([[words[0]!.at, `${speaker} ${gerund ? "was responsible for" : "carried out"}`]]) } };
}

function denied(rest: readonly Word[], speaker: string): Said | null {
  const from = rest[0] && /^(any|all|having|having had)$/.test(rest[0].low) ? 1 : 0;
  const act = rest[from];
  if (!act) return null;
  const words = rest.slice(from);
  if (rest[0]!.low === "having") return { words, inserted: { before: new Map([[act.at, `${speaker} had`]]) } };
  if (act.low === "being") return { words, inserted: { instead: new Map([[act.at, `${speaker} was`]]) } };
  if (shapeOf(act) === "gerund") return { words, inserted: { before: new Map([[act.at, `${speaker} was responsible for`]]) } };
  if (/^(involvement|role|responsibility|part|links?|knowledge|ties|connections?|wrongdoing)$/.test(act.low)) {
    return {
      words,
      inserted: { before: new Map([[act.at, act.low === "role" || act.low === "part" ? `${speaker} had a` : `${speaker} had`]]) },
    };
  }
  return null;
}
