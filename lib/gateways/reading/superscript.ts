const raised: Record<string, string> = Object.fromEntries([..."0123456789+-"].map((sign, i) => [sign, [..."⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻"][i]!]));

/** A raised number stays raised, so that the footnote 2 after "139 dead" does not make it 1392, nor m² become m2. */
export function superscript(text: string): string {
  const bare = /^\[(\d+)\]$/.exec(text)?.[1] ?? text;
  return /^[\d+-]+$/.test(bare) ? [...bare].map((sign) => raised[sign]).join("") : text;
}
