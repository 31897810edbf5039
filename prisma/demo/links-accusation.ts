import type { DemoLink } from "./types";

type Against = {
  claim: string;
  by: string;
  claimNote: string;
  usNote: string;
  warningNote: string;
};

/** What speaks against Ukrainian involvement, weighed for each accusation by itself. */
function counterEvidence({ claim, by, claimNote, usNote, warningNote }: Against): DemoLink[] {
  return [
    {
      claim,
      evidence: "amaq-claim",
      by,
      stance: "refutes",
      quote: "Nothing in the messages mentions Ukraine",
      credibility: 3,
      note: claimNote,
    },
    {
      claim,
      evidence: "nsc-statement",
      by,
      stance: "refutes",
      quote: "“There was no Ukrainian involvement whatsoever.”",
      credibility: 2,
      note: usNote,
    },
    {
      claim,
      evidence: "embassy-alert",
      by,
      stance: "refutes",
      quote: "a plot of that kind was known before anybody spoke of Ukraine",
      credibility: 3,
      note: warningNote,
    },
  ];
}

function saying(claim: string, by: string, evidence: string, quote: string, note: string): DemoLink {
  return { claim, evidence, by, stance: "supports", quote, credibility: 2, note };
}

/** Links of who said what, and of the accusation against Ukraine as each speaker made it. */
export const accusationLinks: readonly DemoLink[] = [
  saying("watson-said", "ana", "nsc-statement", "“ISIS bears sole responsibility for this attack.”", "Her own words."),
  saying("macron-said", "ben", "macron", "an entity of the Islamic State had instigated the attack near Moscow and carried it out", ""),
  saying(
    "us-warned-said",
    "ana",
    "state-briefing",
    "the United States had given Russia a private warning",
    "The National Security Council says the same; it is one origin.",
  ),
  saying("antonov-denied", "ben", "antonov", "his embassy had received no notice and no message in advance", ""),
  saying("putin-provocative", "ana", "putin-board", "He called those statements provocative", ""),
  saying("bortnikov-general-said", "ben", "bortnikov", "it was of a general nature", ""),

  saying("fsb-said", "ana", "fsb-release", "they had relevant contacts on the Ukrainian side", "The service’s own announcement."),
  ...counterEvidence({
    claim: "fsb-contacts",
    by: "ana",
    claimNote: "Bears on who planned the attack; only indirectly on contacts.",
    usNote: "Denies involvement. A contact that was no involvement would not be touched by it.",
    warningNote: "Speaks for an extremist plot; says nothing about contacts.",
  }),

  saying(
    "putin-said",
    "ana",
    "putin-address",
    "by preliminary information, a window had been prepared for them to cross the state border",
    "Video and text were published.",
  ),
  ...counterEvidence({
    claim: "putin-window",
    by: "ana",
    claimNote: "The group speaks of its fighters’ retreat and names no helper.",
    usNote: "An open border on the Ukrainian side would be involvement.",
    warningNote: "An extremist plot needed no help from Ukraine to be known two weeks before.",
  }),
  {
    claim: "putin-window",
    evidence: "lukashenko",
    by: "ana",
    stance: "refutes",
    quote: "there would have been no reason to make for Belarus first",
    credibility: 3,
    note: "From an ally of the speaker, and against the speaker’s account.",
  },
  {
    claim: "putin-window",
    evidence: "yusov",
    by: "ana",
    stance: "refutes",
    quote: "the area is heavily guarded is common ground between both sides of the war",
    credibility: 3,
    note: "Only the argument counts here, not the denial.",
  },
  saying("putin-islamists", "ben", "putin-meeting", "the crime had been committed by the hands of radical Islamists", ""),

  saying(
    "patrushev-said",
    "ana",
    "patrushev",
    "He answered in two words that are usually rendered as “Ukraine, of course.”",
    "Heard by several reporters and carried at once.",
  ),
  ...counterEvidence({
    claim: "patrushev-ukraine",
    by: "ana",
    claimNote: "ISIS claimed the attack and showed footage that only the attackers could have.",
    usNote: "Contradicts the answer outright.",
    warningNote: "The danger that was announced came from extremists.",
  }),
  {
    claim: "patrushev-ukraine",
    evidence: "macron",
    by: "ana",
    stance: "refutes",
    quote: "an entity of the Islamic State had instigated the attack near Moscow and carried it out",
    credibility: 2,
    note: "A second government.",
  },
  {
    claim: "patrushev-ukraine",
    evidence: "putin-meeting",
    by: "ana",
    stance: "refutes",
    quote: "the crime had been committed by the hands of radical Islamists",
    credibility: 2,
    note: "Refutes “not ISIS”; leaves open who gave the order.",
  },

  saying("bortnikov-said", "ana", "bortnikov", "the special services of Ukraine had a direct part in it", "Recorded by Russian reporters."),
  ...counterEvidence({
    claim: "bortnikov-ukraine",
    by: "ana",
    claimNote: "ISIS claims the attack for itself alone.",
    usNote: "Contradicts it outright.",
    warningNote: "A warning of extremists, given to the FSB itself.",
  }),
  {
    claim: "bortnikov-ukraine",
    evidence: "bortnikov",
    by: "ana",
    stance: "context",
    quote: "What he could give for now, he said, was general information",
    credibility: 6,
    note: "The speaker offers nothing that could be examined.",
  },

  saying("ukraine-denied", "ben", "ukraine-mfa", "it categorically rejected the accusations", ""),
  saying("yusov-denied", "ben", "yusov", "The spokesman called the FSB’s account of the escape nonsense", ""),
  saying(
    "lukashenko-said",
    "ben",
    "lukashenko",
    "they saw this, turned away and went towards the section of the border between Ukraine and Russia",
    "",
  ),
  {
    claim: "lukashenko-turn",
    evidence: "lukashenko",
    by: "ben",
    stance: "supports",
    quote: "The attackers could therefore not get into Belarus in any way",
    credibility: 4,
    note: "He praises his own services, and cannot know what the attackers intended.",
  },
  {
    claim: "lukashenko-turn",
    evidence: "fsb-release",
    by: "ben",
    stance: "refutes",
    quote: "they had intended to cross the border between Russia and Ukraine",
    credibility: 4,
    note: "Ukraine as the aim from the start.",
  },
];
