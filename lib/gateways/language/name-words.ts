/** Words that close (or, before "of", open) the name of an organisation. */
export const organisationWords = new Set(
  `academy administration agency airlines alliance army assembly association authority bank board brigade brotherhood bureau
  cabinet center centre club coalition college command commission committee company congress consulate cooperation corporation corps council court
  department directorate division embassy federation force forces foundation front government group guard guards
  hospital inc institute institution intelligence jihad kremlin legion ltd ministry mission monitor movement museum network
  nations navy news office organisation organization parliament party police post press province secretariat senate service
  services society staff state team times treasury tribunal union university watch`.split(/\s+/),
);

export const personTitles = new Set(
  `admiral ambassador archbishop bishop brigadier captain chancellor chief colonel commissioner dr emperor foreign
  general gen governor imam judge justice king lieutenant lord major mayor minister mr mrs ms pope premier president
  prince princess professor prof queen rabbi representative secretary senator sergeant sheikh sir spokesman spokeswoman
  spokesperson sultan`.split(/\s+/),
);

export const placeWords = new Set(
  `airport avenue bay beach bridge canal capital city coast county desert district forest governorate hall island islands lake
  mountain mountains oblast peninsula port prefecture province region river road sea shrine square station strait street
  theater theatre town valley village`.split(/\s+/),
);

/** Places an English news reader meets that the word list lacks. */
export const placesBeyondLexicon = new Set(
  `afghanistan africa asia europe america kandahar kerman shiraz palmyra aleppo idlib raqqa mosul fallujah crimea donbas donetsk
  luhansk kherson kharkiv mariupol bakhmut odesa zaporizhzhia chechnya dagestan ingushetia grozny beslan türkiye turkey
  gaza rafah jenin nablus hebron sinai sahel darfur khartoum tigray xinjiang tibet kashmir kurdistan khorasan levant
  balkans caucasus scandinavia transnistria abkhazia nagorno-karabakh kosovo krasnogorsk dushanbe tashkent bishkek
  u.s. us usa u.k. uk uae dr congo west bank|gaza strip|middle east|western europe|eastern europe|central asia|north africa|east africa|west africa|central africa|north caucasus|the hague|black sea|red sea`
    .split("|")
    .flatMap((part, index) => (index === 0 ? part.split(/\s+/) : [part])),
);
