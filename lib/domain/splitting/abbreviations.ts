/**
 * English abbreviations by what their full stop means for a sentence. A word may be in several classes.
 * TITLE goes before a name, NUMBERED before a number, ENDING may close a sentence, NEVER does not, TIME is a.m. and
 * p.m., CALENDAR goes before a day or year, CLOSING closes a sentence unless what follows is in lower case.
 */
export const TITLE = 1, NUMBERED = 2, ENDING = 4, NEVER = 8, TIME = 16, CALENDAR = 32, CLOSING = 64;

/** Abbreviations only when they begin with a capital: in lower case they are words that end sentences. */
const CAPITALISED_ONLY = new Set(
  ("sun sat mar mon wed fri dec jan art mass wash miss ill ind ore cal del ark tex pa ma la me ga mo ky id hon gen rep sec pres min det fed" +
    " maj col ex tab ref op mt ut man can app prop cap am jun sup is ser arts refs").split(" "),
);

const CLASSES: [number, string][] = [
  [TITLE,
    "mr mrs ms mx dr drs prof profs gen gens col cols lt lieut sgt sgts maj capt cpl pvt pfc spc adm cmdr comdr cdr brig rep reps sen sens gov govs lt.gov pres" +
    " rev revd hon fr msgr mme mlle mmes messrs supt insp det atty ald amb sr sra srta ste st ss mt ft asst assoc dep hr.ms sir.dr pvts ens cstr cpt" +
    " vice.pres maj.gen lt.col brig.gen lt.gen rt.hon a.k.a"],
  [NUMBERED,
    "no nos nr n° p pp fig figs vol vols ch chap chaps sec secs sect sects art arts eq eqs ref refs tab ex para paras par pt pts cl op nn ll fol app apt ste bk bks" +
    " par pl pls ser suppl ver lic reg tel ext rm cap cat item.no c ca circa b d fl r v ed eds est § bldg"],
  [ENDING,
    "inc ltd corp co cos bros llc l.l.c plc jr sr esq ave av blvd rd sq hwy pkwy ln ct st ste bldg univ dept depts assn assoc inst intl natl govt mfg mfrs" +
    " ala ariz ark cal calif colo conn del fla ga ida ill ind kan kans ky la mass md mich minn miss mo mont neb nebr nev okla ont ore pa penn tenn tex va vt wash wis wisc wyo que alta sask" +
    " ph.d phd m.d d.d.s b.a b.sc m.a m.sc d.phil b.phil ll.b ll.d ed.d b.c a.d b.c.e c.e etc al ed eds est ret rev.ed trans ft mt approx temp max min avg esp bde bn regt div batt coy" +
    " hr hrs yr yrs mo mos wk wks km cm mm kg lb lbs oz gal sec secs mins tbsp tsp mph kr dr pkg qt pts dir mgr mngr exec org cent obs orig abbr abr adj adv anon archit illus ital introd lang lit misc ms mss mus n.d n.p prob pseud publ quot repr sp spp ssp subsp syn var prox pop dist prov twp jct"],
  [NEVER,
    "e.g i.e eg ie vs v viz cf approx incl resp esp ca c bzw z.b d.h op.cit w.r.t n.b a.k.a i.q sc p.o fka aka nee al.et gt st.s e.v"],
  [TIME, "a.m p.m"],
  [CALENDAR, "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed weds thu thur thurs fri sat sun"],
  [CLOSING, "etc kg km cm mm lb lbs oz hrs yrs mins tbsp tsp mph kr pp"],
];

const classes = new Map<string, number>();
for (const [flag, words] of CLASSES) for (const word of words.split(" ")) classes.set(word, (classes.get(word) ?? 0) | flag);

/** Classes of a word written without its last full stop, 0 if it is none that we know. */
export function abbreviationClasses(word: string): number {
  const lower = word.toLowerCase();
  const found = classes.get(lower);
  if (found === undefined) return 0;
  return lower === word && CAPITALISED_ONLY.has(lower) ? found & NUMBERED : found;
}

/** Words that, capitalised after a full stop that may belong to an abbreviation, begin a new sentence. */
const STARTERS = new Set(
  ("a about above according across after again against all almost along already also although always among an and another any anyone anything are around as at be because been before behind below" +
    " beside besides between beyond both but by can clearly could despite did do does doing don down during each earlier either even eventually every everybody everyone everything except few finally first" +
    " following for from fortunately further furthermore given had has have having he hence her here hers him his how however i if in indeed inside instead into is it its itself just last later let like likewise" +
    " many maybe meanwhile more moreover most much my nearly neither never nevertheless next no nobody none nor not nothing now nowadays of often on once only or other others otherwise our ours out outside over" +
    " overall perhaps please previously quite rather recently several shall she should similarly since so some somebody someone something sometimes somewhere soon still such suddenly than that the their theirs them" +
    " then there thereafter therefore these they this those though through throughout thus to today together tomorrow tonight too under unfortunately unless unlike until up upon us usually was we were what whatever when whenever" +
    " where whereas wherever whether which while who whoever whom whose why with within without would yes yesterday yet you your yours" +
    " mr mrs ms dr asked authorities analysts critics doctors experts families investigators neighbours neighbors observers officials opponents police prosecutors relatives reporters researchers residents scholars scientists shares sources supporters voters witnesses").split(" "),
);

export const isStarter = (word: string) => STARTERS.has(word.toLowerCase());

/** What may follow a time of day inside a sentence: zones and days ("9 a.m. EST", "5 p.m. Monday"). */
const AFTER_TIME = new Set(
  ("est edt et cst cdt ct mst mdt mt pst pdt pt gmt utc bst cet cest eet eest msk ist jst kst aest aedt eastern central pacific mountain local monday tuesday wednesday thursday friday saturday sunday" +
    " mon tue tues wed thu thurs fri sat sun january february march april may june july august september october november december jan feb mar apr jun jul aug sept oct nov dec").split(" "),
);

export const followsTime = (word: string) => AFTER_TIME.has(word.toLowerCase());

/** Nouns that take a letter for a name: after them a letter and a full stop end a sentence ("vitamin C. Doctors…"). */
const LETTERED = new Set(
  "plan vitamin hepatitis type group grade class section appendix column option point part level team figure table exhibit model series phase zone block gate hall room flat division category schedule form influenza annex category question answer stage version variant strain".split(" "),
);

export const takesLetter = (word: string) => LETTERED.has(word.toLowerCase());

/** Names that end in a mark without ending a sentence. */
const SHOUTING = new Set("yahoo jeopardy oklahoma wham panic airplane joomla yum boss oliver chips popeyes mia rouge shazam".split(" "));

export const isShoutingName = (word: string) => SHOUTING.has(word.toLowerCase());

const SPEECH = new Set(
  "said says asked asks cried cries shouted whispered replied answered yelled screamed exclaimed demanded called added muttered murmured wondered snapped inquired laughed sobbed joked growled begged insisted".split(" "),
);

export const isSpeechVerb = (word: string) => SPEECH.has(word);
