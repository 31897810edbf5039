/** Shared by the linter and the opinion rule: words that judge rather than report. */
export const judgingWord =
  /\b(?:absurd(?:ity)?|appalling|awful|brilliant|cowardly|despicable|disgraceful|disgusting|evil|foolish|heroic|hideous|horrible|horrific|horrifying|idiotic|immoral|inexcusable|irresponsible|laughable|ludicrous|magnificent|nonsense|obscene|ominous|outrageous|pathetic|preposterous|reckless|ridiculous|scandalous|shameful|stupid|terrible|tragic|ugly|unacceptable|unforgivable|wicked|wonderful|wise|unwise|wrong|right thing|best|worst|beautiful|deplorable|devastating|obvious)\b/iu;

export const obligation = /\b(?:should|must|ought to|needs? to|has to|have to|had better)\b/iu;

export const hedge =
  /\b(?:likely|unlikely|probably|possibly|perhaps|maybe|apparently|seemingly|presumably|reportedly|allegedly|appear(?:s|ed)? (?:to|that)|seems?|seemed|might|may|could|quite possible)\b/iu;

export const prediction =
  /\b(?:will|won[’']t|would(?!-)|shall|is set to|are set to|is expected to|are expected to|is going to|are going to|is due to)\b/iu;

export const likelihoodWord =
  /\b(?:almost no chance|very unlikely|unlikely|roughly even|likely|very likely|probably|almost certain(?:ly)?|improbable|remote chance)\b/iu;

export const confidenceWord = /\b(?:low|moderate|medium|high)[- ](?:level of )?confidence\b/iu;

export const relativeDate =
  /\b(?:(?:last|next|this|past|coming|previous) (?:week(?:end)?|month|year|night|decade|summer|winter|spring|autumn|fall|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december)|yesterday|today|tomorrow|tonight|(?:\w+ )?(?:days?|weeks?|months?|years?|hours?) (?:ago|earlier|later|prior)|recently|(?:over|in) the (?:last|past) (?:\w+ )?(?:days?|weeks?|months?|years?|decades?)|(?:that|the same|the following|the next|the previous) (?:same )?(?:day|night|week|month|year|morning|evening))\b/iu;

const events =
  "attack|attacks|assault|bombing|bombings|shooting|incident|massacre|explosion|blast|strike|strikes|killing|killings|raid|crash|operation|event|events|accusation|allegation|allegations|warning|warnings|statement|arson";
const people =
  "group|organisation|organization|country|region|city|victims?|suspects?|perpetrators?|attackers?|assailants?|gunmen|shooters?|masterminds?|authorities|minister|president|official|officials|government|company|recruits|two countries|affiliate|latter|former";

/** "the attack", "the group", "these sources": pointing at something outside the statement, unless it goes on to say which. */
export const danglingNoun = new RegExp(
  `\\b(?:(?:[Tt]he|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose|[Ss]uch|[Aa]ny such) (?:${events}|${people})|(?:[Tt]hese|[Tt]hose|[Ss]uch) [\\p{L}-]+s)\\b(?!\\s+(?:on|in|at|of|against|near|outside|by|from|that|who|which|responsible|for|targeting|behind|to|\\p{Lu}))`,
  "gu",
);
