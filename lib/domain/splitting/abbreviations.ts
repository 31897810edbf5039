/**
 * What the full stop of an English abbreviation means for a sentence. A word may be in several classes.
 * TITLE goes before a name. NUMBERED goes before a number. ENDING closes a sentence only if the next word plainly begins one.
 * NEVER does not. TIME is a.m. and p.m. CALENDAR goes before a day or year. CLOSING closes a sentence before any capital.
 */
export const TITLE = 1;
export const NUMBERED = 2;
export const ENDING = 4;
export const NEVER = 8;
export const TIME = 16;
export const CALENDAR = 32;
export const CLOSING = 64;

const words = (list: string) => list.trim().split(/\s+/);
const setOf = (list: string) => new Set(words(list));

const CLASSES: [number, string][] = [
  [
    TITLE,
    `mr mrs ms mx dr drs prof profs gen gens col cols lt lieut sgt sgts maj capt cpt cpl pvt pfc spc adm cmdr comdr cdr brig ens rep reps sen sens
    gov govs pres rev revd hon fr msgr mme mlle mmes messrs supt insp det atty ald amb sr sra srta ste st ss mt ft asst assoc dep wm chas geo thos jas bp abp br mts pt`,
  ],
  [
    NUMBERED,
    `no nos nr n° p pp fig figs vol vols ch chap chaps sec secs sect sects art arts eq eqs ref refs ex para paras par pt pts cl op nn ll fol apt
    ste bk ser suppl tel ca circa ed est bldg rte rt ibid cit`,
  ],
  [
    ENDING,
    `inc ltd corp co cos bros llc plc jr sr esq ave av blvd rd sq hwy pkwy ln ct st ste bldg univ dept depts assn assoc inst intl natl govt mfg mfrs
    ala ariz ark cal calif colo conn del fla ga ida ill ind kan kans ky mass md mich minn miss mo mont neb nebr nev okla ont ore pa penn tenn tex
    va vt wash wis wisc wyo que alta sask phd al ed eds est ret rev trans ft mt approx avg esp bde bn regt div batt coy dir mgr pkg sp spp subsp prov
    twp jct ibid cit b.c a.d ph.d`,
  ],
  [NEVER, "e.g i.e eg ie vs viz cf approx incl resp esp ca sc p.o op.cit w.r.t n.b a.k.a i.q p.s p.p.s"],
  [TIME, "a.m p.m"],
  [CALENDAR, "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed weds thu thur thurs fri sat sun"],
  [
    CLOSING,
    `etc kg km cm mm lb lbs oz hr hrs yr yrs wk wks mo mos min mins sec secs tbsp tsp mph kr pp ft max temp misc orig var
    govt depts n.d m.p.h r.p.m k.p.h`,
  ],
];

const classes = new Map<string, number>();
for (const [flag, list] of CLASSES) for (const word of words(list)) classes.set(word, (classes.get(word) ?? 0) | flag);

/** Abbreviations only when they begin with a capital: in lower case they are words, units, or go before numbers. */
const CAPITALISED_ONLY = setOf(
  `sun sat mar mon wed fri dec jan art mass wash miss ill ind ore cal del ark tex pa ga mo ky hon gen rep sec pres det col ex ref op ft mt
  arts refs ser ens dep ss ed dir pt br`,
);

/** Classes of a word written without its last full stop; 0 if it is none that we know. */
export function abbreviationClasses(word: string): number {
  const lower = word.toLowerCase();
  const found = classes.get(lower);
  if (found === undefined) return 0;
  if (lower === word) return CAPITALISED_ONLY.has(lower) ? found & (NUMBERED | CLOSING) : found;
  return found & TITLE ? found & ~CLOSING : found;
}

/** Words that, capitalised after the full stop of an abbreviation, begin a new sentence. */
const STARTERS = setOf(
  `a about above according across after again against all almost along already also although always among an and another any anyone anything are
  around as at be because been before behind below beside besides between beyond both but by can clearly could despite did do does doing down
  during each earlier either even eventually every everybody everyone everything except few finally following for from fortunately further
  furthermore given had has have having he hence her here hers him his how however i if in indeed inside instead into is it its itself just last
  later let like likewise many maybe meanwhile more moreover most much my nearly neither never nevertheless next no nobody none nor not nothing now
  nowadays of often on once only or other others otherwise our ours out outside over overall perhaps please previously quite rather recently several
  shall she should similarly since so some somebody someone something sometimes somewhere soon still such suddenly than that the their theirs them
  then there thereafter therefore these they this those though through throughout thus to today together tomorrow tonight too unfortunately
  unless unlike until up upon us usually was we were what whatever when whenever where whereas wherever whether which while who whoever whom whose
  why with within without would yes yesterday yet you your yours
  mr mrs ms dr
  authorities analysts critics doctors experts families investigators neighbours neighbors observers officials opponents people police prosecutors
  relatives reporters researchers residents scholars scientists shares sources supporters voters witnesses`,
);

export const isStarter = (word: string) => STARTERS.has(word.toLowerCase());

/** Begin a sentence after "St." or "Inc.", but go on a name after initials ("U.S. Open", "H. Read"). */
const IMPERATIVES = setOf(
  `add apply ask avoid bring buy call check choose click closed come consider cut does enter find follow go keep leave make open place prepare press
  put read remember remove repeat say see select stop take tell try turn use visit wait walk watch write`,
);

export const isImperative = (word: string) => IMPERATIVES.has(word.toLowerCase());

/** What may follow a time of day inside a sentence: zones and days ("9 a.m. EST", "5 p.m. Monday"). */
const AFTER_TIME = setOf(
  `est edt et cst cdt ct mst mdt mt pst pdt pt gmt utc bst cet cest eet eest msk ist jst kst aest aedt eastern central pacific mountain local
  monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun january february march april may june july
  august september october november december jan feb mar apr jun jul aug sept oct nov dec`,
);

export const followsTime = (word: string) => AFTER_TIME.has(word.toLowerCase());

/** Nouns that take a letter for a name: after them a letter and a full stop end a sentence ("vitamin C. Doctors…"). */
const LETTERED = setOf(
  `plan vitamin hepatitis influenza type group grade class section appendix annex column option point part level team figure table exhibit model
  series phase zone block gate hall room flat division category schedule form question answer stage version variant strain`,
);

export const takesLetter = (word: string) => LETTERED.has(word.toLowerCase());

/** Names that end in an exclamation mark ("Yahoo! Inc."). */
const SHOUTING = setOf("Yahoo Jeopardy Oklahoma Wham Joomla E");

export const isShoutingName = (word: string) => SHOUTING.has(word);

const SPEECH = setOf(
  `said says asked asks cried cries shouted whispered replied answered yelled screamed exclaimed demanded called added muttered murmured wondered
  snapped inquired laughed sobbed joked growled begged insisted`,
);

export const isSpeechVerb = (word: string) => SPEECH.has(word);

/** No abbreviations, though they have no vowel. */
const SOUNDS = setOf("Hm Hmm Mm Mmm Sh Shh Shhh Pfft Psst Brr Tsk Grr Zzz");

/** "Bldg", "Mfrs": an abbreviation that we do not list. Words all in capitals end sentences as others do. */
export const isVowelless = (word: string) => /^[A-Z][b-df-hj-np-tv-xz]{1,4}$/.test(word) && !/^[AEIOUY]/.test(word) && !SOUNDS.has(word);

/** "U.S", "H.L.M", "S.p.A": short pieces with stops between. */
export const isAcronym = (word: string) => word.includes(".") && /^\p{L}{1,2}(?:\.\p{L}{1,2})+$/u.test(word);
