/** Text in an older encoding, by turning the platform's decoder around. Throws for letters that it does not have. */
export function encodeAs(text: string, label: string): Uint8Array {
  const codes = codesOf(label);
  return new Uint8Array(
    [...text].flatMap((letter) => {
      const code = codes.get(letter);
      if (code === undefined) throw new Error(`${label} has no ${letter}`);
      return code;
    }),
  );
}

function codesOf(label: string): Map<string, number[]> {
  const decoder = new TextDecoder(label, { fatal: true });
  const codes = new Map<string, number[]>();
  const note = (...code: number[]) => {
    try {
      const letter = decoder.decode(Uint8Array.from(code));
      if ([...letter].length === 1 && !codes.has(letter)) codes.set(letter, code);
    } catch {
      // These bytes are no letter.
    }
  };
  for (let byte = 0; byte < 256; byte++) note(byte);
  // Which of Node's versions decode this one rightly differs, so its own signs are named.
  if (label === "windows-1252") [..."€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"].forEach((sign, i) => codes.set(sign, [signs1252[i]!]));
  if (/^(?:windows|iso|koi)/.test(label)) return codes;
  for (let lead = 0x81; lead < 0xff; lead++) {
    for (let trail = 0x40; trail < 0xff; trail++) note(lead, trail);
  }
  return codes;
}

const signs1252 = [
  0x80, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x8b, 0x8c, 0x8e, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x98, 0x99, 0x9a,
  0x9b, 0x9c, 0x9e, 0x9f,
];

/** UTF-16 without a byte order mark. */
export function encodeUtf16(text: string, order: "le" | "be"): Uint8Array {
  const bytes = Buffer.from(text, "utf16le");
  return new Uint8Array(order === "le" ? bytes : bytes.swap16());
}
