/**
 * A text's language as BCP 47, or null when unsure. By script where the script tells, else by counting each language's
 * commonest small words. Only a proposal that a person sees; made for articles, not for single lines.
 */
export function guessLanguage(text: string): string | null {
  const sample = text.slice(0, 20_000).toLowerCase();
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 40) return null;
  const share = (script: RegExp) => (sample.match(script)?.length ?? 0) / letters;
  if (share(/[\p{sc=Hiragana}\p{sc=Katakana}]/gu) > 0.1) return "ja";
  if (share(/\p{sc=Hangul}/gu) > 0.4) return "ko";
  if (share(/\p{sc=Han}/gu) > 0.4) return "zh";
  if (share(/\p{sc=Greek}/gu) > 0.4) return "el";
  if (share(/\p{sc=Hebrew}/gu) > 0.4) return "he";
  if (share(/\p{sc=Arabic}/gu) > 0.4) return share(/[پچژگ]/gu) > 0.01 ? "fa" : "ar";
  if (share(/\p{sc=Cyrillic}/gu) > 0.4) return cyrillic(share);
  return bySmallWords(sample);
}

function cyrillic(share: (letters: RegExp) => number): string | null {
  if (share(/[іїєґ]/gu) > 0.02) return "uk";
  if (share(/[ыэё]/gu) > 0.005) return "ru";
  if (share(/ъ/gu) > 0.01) return "bg";
  return share(/[ђјљњћџ]/gu) > 0.01 ? "sr" : null;
}

const smallWords: Record<string, string> = {
  en: "the of and to in that is was for it with as his on be at by had are but from have they which were said",
  de: "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden wurde",
  fr: "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se il sont",
  es: "de la que el en y a los se del las un por con no una su para es al lo como más fue",
  it: "di e il la che in un a per è una sono non con del della si da al dei le gli nel più ha",
  pt: "de a o que e do da em um para com não uma os no se na por mais as dos como foi ao ele",
  nl: "de van het een en in is dat op te zijn met voor niet aan er om ook als door bij werd naar maar",
  pl: "w i na się z do nie że jest to o jak po przez od za co był oraz dla ma są jego który",
  sv: "och i att det som en på är av för med till den har de inte om ett han var men vi från sig",
  cs: "a se na v je že o s z do i to k ve pro za by ale si jako po jeho jsou byl který",
  ro: "de și în a la cu că pe un o din care nu este mai pentru au sa ce fost sau prin ale lui",
  tr: "ve bir bu da de için ile olarak çok olan daha gibi en sonra kadar ancak ne olduğu tarafından var ki",
  id: "yang dan di itu dengan untuk dari dalam tidak ini pada akan ke adalah oleh telah juga mereka sebagai",
};
const sets = Object.entries(smallWords).map(([language, words]) => ({ language, words: new Set(words.split(" ")) }));

function bySmallWords(sample: string): string | null {
  const words = sample.match(/\p{L}+/gu) ?? [];
  const scores = sets
    .map(({ language, words: small }) => ({ language, share: words.filter((word) => small.has(word)).length / words.length }))
    .toSorted((a, b) => b.share - a.share);
  const [best, second] = scores;
  return best && second && best.share > 0.15 && best.share > second.share * 1.25 ? best.language : null;
}
