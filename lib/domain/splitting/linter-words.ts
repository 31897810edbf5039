import { sought, soughtPhrases } from "./linter-sought";

/** Shared by the linter and the opinion rule: words that judge rather than report. */
export const judgingWord = soughtPhrases(
  `absurd, absurdity, appalling, awful, brilliant, cowardly, despicable, disgraceful, disgusting, evil, foolish, heroic, hideous, horrible,
  horrific, horrifying, idiotic, immoral, inexcusable, irresponsible, laughable, ludicrous, magnificent, nonsense, obscene, ominous,
  outrageous, pathetic, preposterous, reckless, ridiculous, scandalous, shameful, stupid, terrible, tragic, ugly, unacceptable,
  unforgivable, wicked, wonderful, wise, unwise, wrong, right thing, best, worst, beautiful, deplorable, devastating, obvious`,
);

export const obligation = soughtPhrases("should, must, ought to, need to, needs to, has to, have to, had better");

export const hedge = soughtPhrases(
  `likely, unlikely, probably, possibly, perhaps, maybe, apparently, seemingly, presumably, reportedly, allegedly, appear to, appear that,
  appears to, appears that, appeared to, appeared that, seem, seems, seemed, might, may, could, quite possible`,
);

export const prediction = sought(
  /\b(?:will|won[’']t|would(?!-)|shall|is set to|are set to|is expected to|are expected to|is going to|are going to|is due to)\b/iu,
  "will won would shall set expected going due".split(" "),
);

export const likelihoodWord = soughtPhrases(
  "almost no chance, very unlikely, unlikely, roughly even, likely, very likely, probably, almost certain, almost certainly, improbable, remote chance",
);

export const confidenceWord = sought(/\b(?:low|moderate|medium|high)[- ](?:level of )?confidence\b/iu, ["confidence"]);

export const relativeDate = sought(
  /\b(?:(?:last|next|this|past|coming|previous) (?:week(?:end)?|month|year|night|decade|summer|winter|spring|autumn|fall|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december)|yesterday|today|tomorrow|tonight|(?:\w+ )?(?:days?|weeks?|months?|years?|hours?) (?:ago|earlier|later|prior)|recently|(?:over|in) the (?:last|past) (?:\w+ )?(?:days?|weeks?|months?|years?|decades?)|(?:that|the same|the following|the next|the previous) (?:same )?(?:day|night|week|month|year|morning|evening))\b/iu,
  `last next this past coming previous yesterday today tomorrow tonight recently day days week weeks month months year years hour hours
  night morning evening`.split(/\s+/),
);

const saying =
  "said says say told tells claimed claims stated asserted insisted argued alleged announced confirmed denied denies suggested insinuated hinted accused blamed warned";
export const sayingVerb = sought(
  new RegExp(
    `(?<!\\b(?:be|been|being|is|was|were|are)\\s)\\b(?:${saying.replaceAll(" ", "|")}|according to|reported that|added that|pointed out|noted that|[’']s words)\\b`,
    "iu",
  ),
  [...saying.split(" "), "according", "reported", "added", "pointed", "noted", "words"],
);

const own = "we|us|our|i|my";
const pronouns = `he|she|they|it|him|them|his|her|their|its|${own}`;
/** One after the other: the pattern is global. */
export const pronoun = sought(new RegExp(`\\b(?:${pronouns})\\b`, "giu"), pronouns.split("|"));
export const ownPronoun = new RegExp(`^(?:${own})$`, "iu");

export const pointingOpener = sought(
  /^\s*(?:this|that|these|those|such|so)\s+(?:is|was|are|were|has|have|had|did|does|do|will|would|could|may|might|came|happened)\b/iu,
  "this that these those such so".split(" "),
);

const events =
  "attack attacks assault bombing bombings shooting incident massacre explosion blast strike strikes killing killings raid crash operation event events accusation allegation allegations warning warnings statement arson";
const people =
  "group organisation organization country region city victim victims suspect suspects perpetrator perpetrators attacker attackers assailant assailants gunmen shooter shooters mastermind masterminds authorities minister president official officials government company recruits affiliate latter former";

/** "the attack", "the group", "these sources": pointing at something outside the statement, unless it goes on to say which. */
export const danglingNoun = sought(
  new RegExp(
    `\\b(?:(?:[Tt]he|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose|[Ss]uch|[Aa]ny such) (?:${events.replaceAll(" ", "|")}|${people.replaceAll(" ", "|")}|two countries)|(?:[Tt]hese|[Tt]hose|[Ss]uch) [\\p{L}-]+s)\\b(?!\\s+(?:on|in|at|of|against|near|outside|by|from|that|who|which|responsible|for|targeting|behind|to|\\p{Lu}))`,
    "u",
  ),
  [...events.split(" "), ...people.split(" "), "countries", "these", "those", "such"],
);

export const joiner = sought(/\b(?:and|but|while|whereas|although|though)\b/iu, "and but while whereas although though".split(" "));
