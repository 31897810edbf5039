import type { DemoClaim } from "./types";

/** In the order of the article. A saying and what was said are two claims, linked by `attributes`. */
export const claims: readonly DemoClaim[] = [
  {
    key: "caption-60",
    by: "ana",
    quotes: ["Gunmen killed more than 60 people"],
    statement: "Gunmen killed more than 60 people [at Crocus City Hall in Krasnogorsk on 22 March 2024].",
    contradicts: "toll-139",
  },
  {
    key: "gunmen-entered",
    by: "ana",
    quotes: ["gunmen walked into Crocus City Hall, a concert venue in Krasnogorsk"],
    statement: "Gunmen walked into Crocus City Hall, a concert venue in Krasnogorsk[, on 22 March 2024].",
  },
  {
    key: "set-alight",
    by: "ana",
    quotes: ["then set the building alight"],
    statement: "[The gunmen who attacked Crocus City Hall on 22 March 2024] set the building alight.",
  },
  {
    key: "toll-139",
    by: "ana",
    quotes: ["At least 139 people died"],
    statement: "At least 139 people died [in the attack on Crocus City Hall on 22 March 2024].",
  },
  {
    key: "injured-182",
    by: "ana",
    quotes: ["182 were injured"],
    statement: "182 [people] were injured [in the attack on Crocus City Hall on 22 March 2024].",
  },
  {
    key: "first-count-40",
    by: "ben",
    quotes: ["The first official figure, given by the security service FSB during the night, was 40"],
    statement:
      "The first official figure [of the dead at Crocus City Hall], given by the security service FSB during the night [of 22 March 2024], was 40.",
  },
  {
    key: "since-beslan",
    by: "ben",
    quotes: ["Nothing on this scale has hit Russians since the Beslan school siege in 2004"],
    statement: "Nothing on [the] scale [of the attack on Crocus City Hall] has hit Russians since the Beslan school siege in 2004.",
  },
  {
    key: "un-condemned",
    by: "ben",
    quotes: ["The UN Security Council condemned the attack the same night"],
    statement: "The UN Security Council condemned the attack [on Crocus City Hall on] the same night[, 22 March 2024].",
  },
  {
    key: "isis-claimed",
    by: "ana",
    quotes: ["the Islamic State group (ISIS) claimed responsibility"],
    statement: "The Islamic State group (ISIS) claimed responsibility [for the attack on Crocus City Hall of 22 March 2024].",
  },
  {
    key: "watson-said",
    by: "ana",
    quotes: [
      "“ISIS bears sole responsibility for this attack,” Adrienne Watson, spokesperson for the US National Security Council, said on 23 March",
    ],
    statement:
      "Adrienne Watson, spokesperson for the US National Security Council, said on 23 March [2024 that] ISIS bears sole responsibility for [the] attack [on Crocus City Hall].",
    speaker: "Adrienne Watson",
    mode: "says",
    attributes: "isis-sole",
  },
  {
    key: "isis-sole",
    by: "ana",
    quotes: ["ISIS bears sole responsibility for this attack"],
    statement: "ISIS bears sole responsibility for [the] attack [on Crocus City Hall of 22 March 2024].",
  },
  {
    key: "macron-said",
    by: "ben",
    quotes: [
      "President Emmanuel Macron said two days later that, according to French intelligence, an Islamic State entity had carried out the attack",
    ],
    statement:
      "President Emmanuel Macron said [on 25 March 2024] that, according to French intelligence, an Islamic State entity had carried out the attack [on Crocus City Hall].",
    speaker: "Emmanuel Macron",
    mode: "reports",
    attributes: "is-entity",
  },
  {
    key: "is-entity",
    by: "ben",
    quotes: ["an Islamic State entity had carried out the attack"],
    statement: "An Islamic State entity carried out the attack [on Crocus City Hall of 22 March 2024].",
  },
  {
    key: "embassy-alert",
    by: "ana",
    quotes: [
      "the US embassy in Moscow told American citizens to keep away from large gatherings, concerts included, for the next 48 hours",
    ],
    statement:
      "[On 7 March 2024] the US embassy in Moscow told American citizens to keep away from large gatherings, concerts included, for the next 48 hours.",
  },
  {
    key: "fsb-synagogue",
    by: "ben",
    quotes: ["the FSB announced that it had stopped an Islamic State cell from attacking a Moscow synagogue"],
    statement: "[On 7 March 2024] the FSB announced that it had stopped an Islamic State cell from attacking a Moscow synagogue.",
    speaker: "FSB",
    mode: "says",
  },
  {
    key: "us-warned-said",
    by: "ana",
    quotes: ["Washington says that it also warned the Russian authorities directly"],
    statement: "Washington says that it warned the Russian authorities directly [in early March 2024 of a planned attack in Moscow].",
    speaker: "US government",
    mode: "says",
    attributes: "us-warned",
  },
  {
    key: "us-warned",
    by: "ana",
    quotes: ["it also warned the Russian authorities directly"],
    statement: "[The United States] warned the Russian authorities directly [in early March 2024 of a planned attack in Moscow].",
  },
  {
    key: "antonov-denied",
    by: "ben",
    quotes: ["Russia’s ambassador in Washington, Anatoly Antonov, denies that his embassy received any notice"],
    statement:
      "Anatoly Antonov, Russia’s ambassador in Washington, denies that his embassy received any notice [of a planned attack in Moscow].",
    speaker: "Anatoly Antonov",
    mode: "denies",
    attributes: "us-warned",
  },
  {
    key: "putin-provocative",
    by: "ana",
    quotes: ["On 19 March, President Vladimir Putin called the Western warnings “provocative” in a speech to the FSB’s board"],
    statement:
      "On 19 March [2024], President Vladimir Putin called the Western warnings [of attacks in Russia] “provocative” in a speech to the FSB’s board.",
    speaker: "Vladimir Putin",
    mode: "says",
  },
  {
    key: "bortnikov-general-said",
    by: "ben",
    quotes: ["Alexander Bortnikov, the FSB’s director, now says that the American information was of a general nature"],
    statement:
      "Alexander Bortnikov, the FSB’s director, says that the American information [about a planned attack in Moscow] was of a general nature.",
    speaker: "Alexander Bortnikov",
    mode: "says",
    attributes: "bortnikov-general",
  },
  {
    key: "bortnikov-general",
    by: "ben",
    quotes: ["the American information was of a general nature"],
    statement: "The American information [given to Russia in March 2024 about a planned attack in Moscow] was of a general nature.",
  },
  {
    key: "held-until-may",
    by: "ana",
    quotes: ["a Moscow court ordered that the four be held until 22 May"],
    statement: "A Moscow court ordered that the four [men accused of the shooting at Crocus City Hall] be held until 22 May [2024].",
  },
  {
    key: "two-pleaded",
    by: "ana",
    quotes: ["Two of the four pleaded guilty"],
    statement:
      "Two of the four [men accused of the shooting at Crocus City Hall] pleaded guilty [at the hearings of 24 and 25 March 2024].",
  },
  {
    key: "injuries",
    by: "ana",
    quotes: ["They were brought in with visible injuries"],
    statement:
      "[The four men accused of the shooting at Crocus City Hall] were brought in with visible injuries [when they appeared in a Moscow court].",
  },
  {
    key: "not-convicted",
    by: "ana",
    quotes: ["Nobody has been convicted"],
    statement: "Nobody has been convicted [of the attack on Crocus City Hall, as of 27 March 2024].",
  },
  {
    key: "fsb-said",
    by: "ana",
    quotes: ["On 23 March, the FSB said that the suspects meant to cross the border and had contacts on the Ukrainian side"],
    statement: "On 23 March [2024] the FSB said that the suspects [in the Crocus City Hall attack] had contacts on the Ukrainian side.",
    speaker: "FSB",
    mode: "says",
    attributes: "fsb-contacts",
  },
  {
    key: "fsb-contacts",
    by: "ana",
    quotes: ["the suspects", "had contacts on the Ukrainian side"],
    statement: "The suspects [in the Crocus City Hall attack] had contacts on the Ukrainian side.",
  },
  {
    key: "putin-said",
    by: "ana",
    quotes: ["Putin said in a televised address that a “window” for crossing the border had been prepared for them in Ukraine"],
    statement:
      "Putin said in a televised address [on 23 March 2024] that a “window” for crossing the border had been prepared in Ukraine for [the suspects in the Crocus City Hall attack].",
    speaker: "Vladimir Putin",
    mode: "says",
    attributes: "putin-window",
  },
  {
    key: "putin-window",
    by: "ana",
    quotes: ["a “window” for crossing the border had been prepared for them in Ukraine"],
    statement: "A “window” for crossing the border had been prepared in Ukraine for [the suspects in the Crocus City Hall attack].",
  },
  {
    key: "putin-islamists",
    by: "ben",
    quotes: ["On 25 March, he acknowledged that radical Islamists had done the killing"],
    statement: "On 25 March [2024, Vladimir Putin] acknowledged that radical Islamists had done the killing [at Crocus City Hall].",
    speaker: "Vladimir Putin",
    mode: "says",
  },
  {
    key: "patrushev-said",
    by: "ana",
    quotes: [
      "Nikolai Patrushev, secretary of Russia’s Security Council",
      "Ukraine had been behind the attack",
      "“Ukraine, of course,” Patrushev replied",
    ],
    statement:
      "Nikolai Patrushev, secretary of Russia’s Security Council, replied [on 26 March 2024 that] Ukraine[, not ISIS,] had been behind the attack [on Crocus City Hall].",
    speaker: "Nikolai Patrushev",
    mode: "says",
    attributes: "patrushev-ukraine",
  },
  {
    key: "patrushev-ukraine",
    by: "ana",
    quotes: ["Ukraine had been behind the attack"],
    statement: "Ukraine[, not ISIS,] had been behind the attack [on Crocus City Hall of 22 March 2024].",
    contradicts: "isis-sole",
  },
  {
    key: "bortnikov-said",
    by: "ana",
    quotes: ["Bortnikov said that Ukraine’s special services were directly involved"],
    statement:
      "[Alexander] Bortnikov[, director of the FSB,] said [on 26 March 2024] that Ukraine’s special services were directly involved [in the attack on Crocus City Hall].",
    speaker: "Alexander Bortnikov",
    mode: "says",
    attributes: "bortnikov-ukraine",
  },
  {
    key: "bortnikov-ukraine",
    by: "ana",
    quotes: ["Ukraine’s special services were directly involved"],
    statement: "Ukraine’s special services were directly involved [in the attack on Crocus City Hall of 22 March 2024].",
  },
  {
    key: "none-published",
    by: "ben",
    quotes: ["None of these speakers has published evidence for the accusation"],
    statement:
      "None of [the FSB, Vladimir Putin, Nikolai Patrushev and Alexander Bortnikov] has published evidence for the accusation [that Ukraine was behind the attack on Crocus City Hall, as of 27 March 2024].",
  },
  {
    key: "ukraine-denied",
    by: "ben",
    quotes: ["Ukraine’s foreign ministry rejected it on the night of the attack"],
    statement:
      "Ukraine’s foreign ministry rejected [the accusation of Ukrainian involvement] on the night of the attack [on Crocus City Hall].",
    speaker: "Ukrainian foreign ministry",
    mode: "denies",
    attributes: "patrushev-ukraine",
  },
  {
    key: "yusov-denied",
    by: "ben",
    quotes: ["Andriy Yusov of Ukrainian military intelligence called the story of an escape to Ukraine nonsense"],
    statement: "Andriy Yusov of Ukrainian military intelligence called the story of an escape to Ukraine nonsense.",
    speaker: "Andriy Yusov",
    mode: "denies",
    attributes: "putin-window",
  },
  {
    key: "lukashenko-said",
    by: "ben",
    quotes: [
      "on 26 March, President Alexander Lukashenko of Belarus said that the attackers turned towards the Ukrainian border because they could not get into Belarus",
    ],
    statement:
      "On 26 March [2024], President Alexander Lukashenko of Belarus said that the [Crocus City Hall] attackers turned towards the Ukrainian border because they could not get into Belarus.",
    speaker: "Alexander Lukashenko",
    mode: "says",
    attributes: "lukashenko-turn",
  },
  {
    key: "lukashenko-turn",
    by: "ben",
    quotes: ["the attackers turned towards the Ukrainian border because they could not get into Belarus"],
    statement: "The [Crocus City Hall] attackers turned towards the Ukrainian border because they could not get into Belarus.",
  },
];
