import { documentOf } from "./document";
import type { DemoEvidence } from "./types";

/** What was said, and by whom: claims of responsibility, warnings, accusations, denials. */
export const statementEvidence: readonly DemoEvidence[] = [
  {
    key: "amaq-claim",
    source: "amaq",
    title: "Claim of responsibility on Telegram",
    url: "https://babel.ua/en/news/105257-the-islamic-state-claimed-responsibility-for-the-terrorist-attack-near-moscow",
    publishedOn: "2024-03-23",
    document: documentOf(`The claim of responsibility by the Islamic State group, 22 and 23 March 2024

On the evening of 22 March, Amaq, the outlet through which the Islamic State group usually speaks, put a short message on Telegram. It claimed the attack in Krasnogorsk for the group’s fighters, said that they had struck a large gathering of Christians, and said that they had withdrawn.

On 23 March a longer message followed, with a picture of four men whose faces had been made unrecognisable. It named their weapons and said that three had fired and one had set the fire. It put the attack in the setting of a war against countries that fight Islam. Later that day the outlet released footage that appears to have been filmed by one of the attackers. Open-source researchers noticed that clothing in the picture agrees with clothing of the men detained.

Nothing in the messages mentions Ukraine. The group has claimed attacks in the past that were not its own.`),
  },
  {
    key: "nsc-statement",
    source: "us-nsc",
    title: "Statement of the National Security Council’s spokesperson, 23 March 2024",
    url: "https://www.devdiscourse.com/article/law-order/2867440-isis-solely-responsible-for-moscow-attack-no-ukraine-involvement-white-house-says",
    publishedOn: "2024-03-23",
    document: documentOf(`Statement by Adrienne Watson, spokesperson for the US National Security Council, 23 March 2024

The statement has three points.

First, on the attack: “ISIS bears sole responsibility for this attack.” Secondly, on the accusation that had been made in Moscow: “There was no Ukrainian involvement whatsoever.” Thirdly, on the warning: early in March the US government had shared information with Russia about a planned attack in Moscow, and it had also published its advice to Americans in Russia on 7 March. She called the first a matter of a long-standing duty to warn.

The evening before, another spokesperson for the same council had said only that there was no sign at that time of Ukrainian involvement.

The statement does not lay open the intelligence on which it rests. It is an assessment by a government that supports Ukraine in the war, and it comes from one origin, whichever American office repeats it.`),
  },
  {
    key: "macron",
    source: "elysee",
    title: "Remarks by the French president in Cayenne, 25 March 2024",
    url: "https://www.politico.eu/article/emmanuel-macron-islamic-state-moscow-attack-russia-france/",
    publishedOn: "2024-03-25",
    document: documentOf(`Remarks by President Emmanuel Macron to reporters in French Guiana, 25 March 2024

France had raised its terrorism alert to the highest level on the evening before. Asked about the reasons, the president said that the information available to the French services, and to their main partners, indicated that an entity of the Islamic State had instigated the attack near Moscow and carried it out. The same group, he added, had made several attempts on French soil in the months before.

He said that it would be cynical and of no use to Russia’s own security to turn the attack against Ukraine, and that France had offered Russia closer cooperation.

The remarks speak of French findings and of partners’ findings in one breath. How far the two are independent cannot be seen from outside. The raised alert, an act with costs at home, suggests that the government believed what it said.`),
  },
  {
    key: "embassy-alert",
    source: "us-embassy",
    title: "Security alert of 7 March 2024",
    url: "https://www.jns.org/imminent-plans-to-attack-moscow-gatherings-us-embassy-warns/",
    publishedOn: "2024-03-07",
    document: documentOf(`Security alert of the US Embassy in Russia, 7 March 2024

The alert, headed as advice to avoid large gatherings over the next 48 hours, was addressed to American citizens in Moscow. The embassy said that it was following reports that extremists had imminent plans to target large gatherings in Moscow, to include concerts. It told citizens to stay away from crowds, to watch the local news and to be aware of their surroundings. Several other countries passed the advice on to their own citizens, citing the American text.

The alert named neither a group nor a place. The 48 hours ended on 9 March; nothing in the text says what should happen after them.

That a danger to concerts in Moscow from extremists was publicly announced fifteen days before the attack does not show who committed it. It does show that a plot of that kind was known before anybody spoke of Ukraine.`),
  },
  {
    key: "state-briefing",
    source: "us-state",
    title: "Department of State press briefing, 25 March 2024",
    url: "https://turan.az/en/politics/us-warned-russia-of-possible-isis-attack-in-moscow-state-dept-778684",
    publishedOn: "2024-03-25",
    document: documentOf(`Press briefing by the US Department of State, 25 March 2024

The department’s spokesperson, Matthew Miller, was asked about the Russian ambassador’s remark that no warning had been received. He answered that the United States had given Russia a private warning, in keeping with its duty to warn when it learns of planned attacks, and that this had been done besides the public advice to Americans. He recalled that Iran had been warned in the same way some months earlier.

He did not say through which channel the warning had gone, on which day, or how detailed it had been.

The briefing repeats the National Security Council’s position and comes from the same government. For counting origins, the two are one.`),
  },
  {
    key: "fsb-synagogue",
    source: "fsb",
    title: "FSB announcement of 7 March 2024 on a planned attack on a synagogue",
    url: "https://www.i24news.tv/en/news/international/diaspora-affairs/1709813897-russia-claims-it-foiled-an-islamic-state-terrorist-attack-on-a-moscow-synagogue",
    publishedOn: "2024-03-07",
    document: documentOf(`FSB announcement of 7 March 2024

The FSB announced that in the Kaluga region, south-west of Moscow, it had put an end to the activity of a cell of the Afghan branch of the Islamic State group. Its members, it said, had been preparing to attack the congregation of a synagogue in Moscow with firearms. They had resisted arrest and were killed when officers fired back. Weapons and parts for a home-made explosive device were found where they had lived. Russian state agencies carried the announcement and a video of the scene.

No court has examined the case, since none of the suspects survived. The announcement is evidence that the FSB said so and that it regarded the group as a present danger to Moscow two weeks before the attack on Crocus City Hall.`),
  },
  {
    key: "putin-board",
    source: "kremlin",
    title: "Speech to the board of the FSB, 19 March 2024",
    publishedOn: "2024-03-19",
    document: documentOf(`President Putin’s speech to the board of the FSB, 19 March 2024

Speaking to the board of the FSB two days after the presidential election, Vladimir Putin turned to the danger of terrorism and asked the service to strengthen its work against it. In that part he mentioned recent statements by official Western bodies about the possibility of attacks in Russia. He called those statements provocative, and said that they resembled outright blackmail and an intention to frighten Russian society and to make it unstable.

The Kremlin published the speech. It does not mention the American embassy by name. Reporters, Russian ones included, took the passage as an answer to the alert of 7 March, and no other statement of that kind was under discussion at the time.`),
  },
  {
    key: "fsb-release",
    source: "fsb",
    title: "FSB announcement of 23 March 2024 on the arrests",
    url: "https://censor.net/en/news/3480299/those_who_shot_at_crocus_moved_toward_ukraine_where_window_was_prepared_for_them_putin_video",
    publishedOn: "2024-03-23",
    document: documentOf(`FSB announcement of 23 March 2024

The FSB announced that eleven people had been detained, among them the four who had carried out the attack. The four were caught in the Bryansk region, not far from the border with Ukraine. After the attack, the service stated, they had intended to cross the border between Russia and Ukraine, and they had relevant contacts on the Ukrainian side.

The announcement does not say who these contacts were, how they are known, or when they were made. It offers no document, recording or name. Later Russian statements take the sentence up without adding to it.

The Bryansk region borders on Belarus as well as on Ukraine; the road that the car had taken from Moscow leads towards both.`),
  },
  {
    key: "putin-address",
    source: "kremlin",
    title: "Televised address to the citizens of Russia, 23 March 2024",
    url: "https://censor.net/en/news/3480299/those_who_shot_at_crocus_moved_toward_ukraine_where_window_was_prepared_for_them_putin_video",
    publishedOn: "2024-03-23",
    document: documentOf(`President Putin’s televised address, 23 March 2024

In the afternoon of 23 March Vladimir Putin addressed the country. He spoke of a barbaric terrorist act, thanked doctors and rescuers, and declared 24 March a day of national mourning. All four who had shot at people, he said, had been found and detained. They had tried to escape and had been moving towards Ukraine, where, by preliminary information, a window had been prepared for them to cross the state border.

He promised that everyone behind the attack would be punished. He did not mention the Islamic State group or its claim, and he did not say on what the preliminary information rested.

The Kremlin published video and text. The record leaves no doubt about what was said; it is no evidence that it is so.`),
  },
  {
    key: "putin-meeting",
    source: "kremlin",
    title: "Meeting on the measures after the attack, 25 March 2024",
    url: "https://www.pravda.com.ua/eng/news/2024/03/25/7448102/",
    publishedOn: "2024-03-25",
    document: documentOf(`Meeting by video link on the measures taken after the attack, 25 March 2024

Vladimir Putin opened the meeting. He said that the crime had been committed by the hands of radical Islamists, and that what mattered now was who had ordered it. The United States, he said, was trying to persuade others that there was no trace leading to Kyiv. He called the attack possibly one link in a series of attempts by those who had been fighting Russia since 2014 by means of the government in Kyiv, and asked why the attackers had tried to leave for Ukraine and who had been waiting for them there.

The passage grants who did the shooting and raises a suspicion about who stood behind it. The suspicion is put as a question. No finding was reported in support of it.`),
  },
  {
    key: "patrushev",
    source: "ria",
    title: "Patrushev’s answer to reporters, 26 March 2024",
    url: "https://sputnikglobe.com/20240326/ukraine-is-behind-the-crocus-terrorist-act---russias-security-council-secretar-1117556338.html",
    publishedOn: "2024-03-26",
    document: documentOf(`Nikolai Patrushev’s answer to reporters, 26 March 2024

Reporters asked the secretary of Russia’s Security Council in passing who was behind the attack, the Islamic State group or Ukraine. He answered in two words that are usually rendered as “Ukraine, of course.” Russian agencies carried the answer within minutes, and Ukrainian and Western media took it over from them.

Nothing was added to the answer at the time: no finding, no document, no reason. On the same day the Kremlin’s spokesman, asked about a connection with Ukraine, said that it could not be spoken about while the investigation was going on.

The answer departs from what the president had said on the day before, when he acknowledged that radical Islamists had committed the crime.`),
  },
  {
    key: "bortnikov",
    source: "ria",
    title: "Bortnikov’s remarks to reporters, 26 March 2024",
    url: "https://pledgetimes.com/terrorist-attack-at-crocus-news-who-benefits-from-it-comments-by-fsb-director-bortnikov/",
    publishedOn: "2024-03-26",
    document: documentOf(`Alexander Bortnikov’s remarks to reporters, 26 March 2024

The director of the FSB spoke to Russian reporters after a meeting. He said that the attack had been prepared by radical Islamists, that Western special services had helped, and that the special services of Ukraine had a direct part in it. The attackers, he said, had meant to go to Ukraine, where they were to be received as heroes. Who had ordered the attack had not yet been established. What he could give for now, he said, was general information.

On the American warning he said that information had been received, that it was of a general nature, and that the service had responded to it.

With this the FSB’s director confirmed that a warning had arrived, two days after Russia’s ambassador in Washington had said that his embassy had got none.`),
  },
  {
    key: "antonov",
    source: "russian-embassy-us",
    title: "The Russian ambassador on the warning, 24 March 2024",
    url: "https://inkl.com/news/russian-embassy-in-washington-did-not-receive-terror-attack-warning",
    publishedOn: "2024-03-24",
    document: documentOf(`Remarks by Russia’s ambassador in Washington, Anatoly Antonov, 24 March 2024

The ambassador told a Russian state agency that his embassy had received no notice and no message in advance, and that he had had no contact about the matter with the White House or the Department of State. He regretted that cooperation against terrorism between the two countries had broken down, and said that this was not Moscow’s fault.

The remarks speak for the embassy. They leave open whether a warning went through another channel, for instance between the services themselves, as such warnings usually do. They were nevertheless widely reported as a denial that Russia had been warned at all.`),
  },
  {
    key: "ukraine-mfa",
    source: "ukraine-mfa",
    title: "Comment of the Ukrainian foreign ministry, 22 March 2024",
    url: "https://babel.ua/en/news/105243-the-ministry-of-foreign-affairs-denied-the-involvement-of-ukraine-in-the-shooting-near-moscow",
    publishedOn: "2024-03-22",
    document: documentOf(`Comment of the Ministry of Foreign Affairs of Ukraine, night of 22 March 2024

The ministry said that it categorically rejected the accusations by Russian officials that Ukraine had been involved in the shooting at Crocus City Hall. It called the accusations a provocation planned by the Kremlin, meant to stir feeling against Ukraine and to make a further mobilisation easier, and asked other states to reject them too.

It went on to suggest that the Russian state itself might be behind the attack, and for that it gave no evidence either.

A denial by the accused party is to be expected whether or not it is true. It is recorded here because the saying itself is a claim in the article, and it counts for little as evidence about the attack.`),
  },
  {
    key: "yusov",
    source: "ukraine-intelligence",
    title: "Remarks by a spokesman of Ukrainian military intelligence, 23 March 2024",
    url: "https://news.am/eng/news/813988.html",
    publishedOn: "2024-03-23",
    document: documentOf(`Remarks by Andriy Yusov, spokesman of Defence Intelligence of Ukraine, 23 March 2024

The spokesman called the FSB’s account of the escape nonsense. After more than two years of full-scale war, he argued, the Russian regions along the border are fuller than any others of soldiers, special services and police; to send fugitives there would be the worst of all plans. He saw in the account an attempt to lay a trail to Ukraine that had begun within minutes of the attack.

The argument about the border region can be weighed by itself: that the area is heavily guarded is common ground between both sides of the war. The rest is a denial by the party accused.`),
  },
  {
    key: "lukashenko",
    source: "belta",
    title: "Lukashenko on the attackers’ route, 26 March 2024",
    url: "https://www.pravda.com.ua/eng/news/2024/03/26/7448224/",
    publishedOn: "2024-03-26",
    document: documentOf(`President Alexander Lukashenko of Belarus to reporters, 26 March 2024

Asked about reports that the attackers had tried to hide in Belarus by way of the Bryansk region, he said that Belarusian units had been brought to readiness at once, that checkpoints had been set up, and that the two presidents had agreed each to close their own side of the way. The attackers could therefore not get into Belarus in any way; they saw this, turned away and went towards the section of the border between Ukraine and Russia.

The account comes from Moscow’s closest ally and praises his own services. It does not fit easily with an escape route that had been prepared in Ukraine beforehand, for then there would have been no reason to make for Belarus first. How the attackers’ intention could be known to him, he did not say.`),
  },
];
