/**
 * An invented outlet's explainer, written for this demo from the public record up to 27 March 2024. The byline
 * names nobody. People who were accused but not convicted are not named.
 */
export const articleText = `What is known about the Crocus City Hall attack, and what is only said

By Ines Haldane, The Meridian Review, 27 March 2024

Five days after the shooting, the dead are still being identified, and two accounts of who sent the gunmen have moved far apart. This explainer keeps what has been shown away from what has been asserted.

Photo: Flowers and candles near the burnt-out hall in Krasnogorsk on 23 March. Gunmen killed more than 60 people there, according to Russian investigators.

The evening of 22 March

Shortly before a sold-out show by the rock band Picnic, gunmen walked into Crocus City Hall, a concert venue in Krasnogorsk on the edge of Moscow. They fired on the audience with automatic weapons and then set the building alight. Part of the roof came down in the blaze.

At least 139 people died and 182 were injured, the head of Russia’s Investigative Committee, Alexander Bastrykin, told a meeting on 25 March. The first official figure, given by the security service FSB during the night, was 40. Many of the dead had no gunshot wounds; smoke and heat killed them. Nothing on this scale has hit Russians since the Beslan school siege in 2004. The UN Security Council condemned the attack the same night.

Who claimed it

Within hours, the Islamic State group (ISIS) claimed responsibility in a message on Telegram, carried by its outlet Amaq. A second post, a day later, showed four men with their faces hidden. A boast, though, is not yet a proof.

Others have since come to the same view from information of their own. “ISIS bears sole responsibility for this attack,” Adrienne Watson, spokesperson for the US National Security Council, said on 23 March. President Emmanuel Macron said two days later that, according to French intelligence, an Islamic State entity had carried out the attack.

Three questions are easily run together: who fired, who gave the order, and who helped. An answer to the first is no answer to the other two. Russia and Ukraine are at war, and it would be naive to expect either to speak about this attack without a purpose. What each of them says is therefore reported here as a saying, with the name of the speaker and the day.

The warning of 7 March

Fifteen days before the attack, the US embassy in Moscow told American citizens to keep away from large gatherings, concerts included, for the next 48 hours. The same day, the FSB announced that it had stopped an Islamic State cell from attacking a Moscow synagogue. Washington says that it also warned the Russian authorities directly. Russia’s ambassador in Washington, Anatoly Antonov, denies that his embassy received any notice. On 19 March, President Vladimir Putin called the Western warnings “provocative” in a speech to the FSB’s board. Alexander Bortnikov, the FSB’s director, now says that the American information was of a general nature.

The arrests

On 23 March, Russia announced the detention of eleven people, four of whom, all citizens of Tajikistan, are accused of the shooting itself. At hearings that began on 24 March, a Moscow court ordered that the four be held until 22 May. Two of the four pleaded guilty, according to the court’s press service. They were brought in with visible injuries, one of them in a wheelchair, after videos that appear to show their torture had spread online. A confession obtained in that way would be worth very little. Nobody has been convicted.

Was Ukraine behind it?

The accusation has come from several people, at different times and in different strengths. On 23 March, the FSB said that the suspects meant to cross the border and had contacts on the Ukrainian side. Hours later, Putin said in a televised address that a “window” for crossing the border had been prepared for them in Ukraine. On 25 March, he acknowledged that radical Islamists had done the killing, but asked who had ordered it. The next day, reporters asked Nikolai Patrushev, secretary of Russia’s Security Council, whether ISIS or Ukraine had been behind the attack. “Ukraine, of course,” Patrushev replied. On the same day, Bortnikov said that Ukraine’s special services were directly involved.

None of these speakers has published evidence for the accusation.

Ukraine’s foreign ministry rejected it on the night of the attack. Andriy Yusov of Ukrainian military intelligence called the story of an escape to Ukraine nonsense, because the border region is full of Russian soldiers and security officers. An ally of Moscow has also complicated that story: on 26 March, President Alexander Lukashenko of Belarus said that the attackers turned towards the Ukrainian border because they could not get into Belarus. Accusations this grave ought to be printed next to what speaks against them.

What is still open

How the men were recruited and armed, and who paid them, is not yet known. The number of dead, put at no fewer than 139 above, may rise again. Families are waiting for names, and they deserve better than a quarrel over blame. We will change this article when the facts change, and will say that we did.

Sign up for The Meridian Morning, our free weekday letter.
`;
