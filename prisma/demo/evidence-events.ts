import { documentOf } from "./document";
import type { DemoEvidence } from "./types";

/** What happened: counts, hearings, earlier attacks. */
export const eventEvidence: readonly DemoEvidence[] = [
  {
    key: "night-counts",
    source: "investigative-committee",
    title: "Counts of the dead in the first night",
    url: "https://news.am/eng/news/813868.html",
    publishedOn: "2024-03-23",
    document: documentOf(`Counts of the dead at Crocus City Hall, 22 and 23 March 2024

Late on 22 March the FSB gave the first official number: 40 dead and more than 100 injured, both called preliminary.

Early on 23 March the Investigative Committee wrote on its Telegram channel that, by preliminary findings, more than 60 people had been killed, and that the number might rise. Agencies spread this figure during the night, and picture captions were written with it.

During 23 March the Committee raised the number to 93, then to 115, and in the afternoon to 133, as people were found while the rubble was cleared. On 24 March it stood at 137.

Each of these figures was right about what had been found by then, and each was overtaken within hours. None of them was ever given as final. A caption that still carries an early figure is therefore out of date rather than invented.`),
  },
  {
    key: "bastrykin",
    source: "investigative-committee",
    title: "Report of the head of the Investigative Committee, 25 March 2024",
    url: "https://menafn.com/1108021949/Official-fatality-toll-in-Moscow-terror-assault-increases-to-139",
    publishedOn: "2024-03-25",
    document: documentOf(`Alexander Bastrykin’s report to the meeting of 25 March 2024

At a meeting by video link that President Putin called about the attack, the head of the Investigative Committee reported on the casualties. Two more people had died in hospital, he said, which brought the number of dead to 139, three of them children. The number of injured was 182. By then 75 of the dead had been identified.

For part of the dead he gave a cause: 40 had died of gunshot wounds, two of gunshot and stab wounds together, and 45 of heat and the products of burning. For the others the examination was still going on.

He described four armed men who shot at people at close range before the concert, set the hall on fire and left by car. They were stopped in the Bryansk region.

The figures are the Committee’s own. No body outside Russia has counted the victims for itself.`),
  },
  {
    key: "murashko",
    source: "health-ministry",
    title: "Health minister on the injured and the dead, 27 March 2024",
    url: "https://en.trend.az/world/russia/3878339.html",
    publishedOn: "2024-03-27",
    document: documentOf(`Statement by Russia’s health minister, Mikhail Murashko, 27 March 2024

One of the patients whose condition had been extremely grave died in spite of the doctors’ efforts, the minister said; with this death the number of people killed had reached 140. Eighty people, six of them children, were still in hospitals in Moscow and the region. Four of them were in extremely serious condition. Seventy-six had been discharged, and 205 had been treated without being admitted.

The minister’s figures rest on the hospitals’ own records of those who were brought in, not on the investigators’ work at the scene. They can therefore stand beside the Investigative Committee’s count as a second one, although both are Russian and official.

The emergencies ministry published its own list of names on the same days, and lengthened it as identifications came in; it carried 120 names on 26 March.`),
  },
  {
    key: "later-count",
    source: "ria",
    title: "Later official count: 145",
    url: "https://mos.news/news/proisshestviya/voennaya-razvedka-ukrainy-prichastna-k-teraktu-v-krokuse-zayavil-bortnikov",
    publishedOn: "2024-05-24",
    document: documentOf(`The number of dead as reported in May 2024

Two months after the attack, Russian agencies regularly gave the number of people killed at Crocus City Hall as 145. They did so, for instance, on 24 May 2024, in reports about a meeting of security services in Bishkek. At the end of March the emergencies ministry had put the number of dead at 144, and the number of injured at 551, a figure that also counts those who were treated without being admitted to hospital.

The rise from 139 to 145 has two causes: people died of their injuries, and remains were identified.

This document is later than the article. It says nothing about whether the article was right on the day it was printed; it shows only that a reader today should be given another number. An assessment with an as-of date in March does not count it.`),
  },
  {
    key: "court-service",
    source: "court",
    title: "Custody hearings at the Basmanny district court, as its press service gave them",
    url: "https://caliber.az/en/post/moscow-court-arrests-four-suspects-in-crocus-city-hall-terrorist-attack",
    publishedOn: "2024-03-25",
    document: documentOf(`Custody hearings at the Basmanny district court in Moscow, 24 and 25 March 2024

The hearings began late on Sunday 24 March and went on into the night. They were closed at the investigators’ request. The four men, citizens of Tajikistan, were brought in one after the other. Each is accused under the article on terrorism of the Russian criminal code, which allows a life sentence.

For each of the four the court ordered detention for one month and 28 days, until 22 May 2024.

The press service told reporters that two of the defendants had admitted their guilt. It did not say in what circumstances they had been questioned.

The names are left out of this document on purpose. The four men had not been tried when the article appeared, and this demo does not need them.`),
  },
  {
    key: "jurist-hearing",
    source: "jurist",
    title: "Report on the hearings and on the state of the defendants",
    publishedOn: "2024-03-25",
    document: documentOf(`A legal news service on the hearings in Moscow, 25 March 2024

The report counts three guilty pleas among the four defendants, one more than the court’s press service did. Reporters were let in only for parts of the hearings, which may explain the difference.

It also describes how the men looked: all of them bruised and swollen in the face, one with a bandage over his ear, one in a wheelchair and barely conscious. Videos that had gone round before the hearings, it notes, suggest that they were tortured under questioning.

The report calls the attack the gravest of its kind in Russia for about twenty years, the time since the siege of a school in Beslan.

It adds that no date for a trial had been set, and that Russia’s government had not confirmed the claim of responsibility by the Islamic State group.`),
  },
  {
    key: "detention-videos",
    source: "telegram-videos",
    title: "Videos said to show the questioning of suspects",
    publishedOn: "2024-03-23",
    document: documentOf(`Videos that circulated from 23 March 2024, described without being shown

Several short videos and pictures appeared on Russian Telegram channels on the day of the arrests. They are said to show the detained men being beaten and tortured while armed men question them. The channels give no author, no place and no time.

What can be compared from outside fits: clothing and injuries agree with what reporters saw in court a day later. What cannot be checked is who filmed, who is out of the picture, and what was said before the camera ran.

Asked about the videos, the Kremlin’s spokesman declined to comment.

The demo describes the material and does not link to it. An analyst may need to record that something exists without spreading it further, and the people shown keep their dignity whatever they are accused of.`),
  },
  {
    key: "sinai-2015",
    source: "kremlin",
    title: "FSB director’s report to the president on the Sinai aircraft, 17 November 2015",
    publishedOn: "2015-11-17",
    document: documentOf(`The loss of a Russian airliner over Sinai, 31 October 2015

On 31 October 2015 a Russian charter flight from Sharm el-Sheikh to Saint Petersburg broke up in the air over the Sinai peninsula. All 224 people on board were killed; most were Russian holidaymakers.

On 17 November 2015 the director of the FSB, Alexander Bortnikov, reported to President Putin that a home-made bomb had gone off on board, and that it could be said clearly that this was an act of terrorism. The Kremlin published the exchange. A branch of the Islamic State group in Egypt had claimed the attack soon after the crash.

The bombing happened outside Russia. A sentence about attacks “in Russia” or “on Russian soil” since 2004 need not count it; a sentence about attacks on Russians must.`),
  },
];
