import { EXTENDER, isWhiteAt, kindAt, skipWhite } from "@/lib/domain/splitting/segment-characters";

const isPictograph = (text: string, at: number) => {
  const lead = text.charCodeAt(at);
  if (lead >= 0xd83c && lead <= 0xd83e) return text.charCodeAt(at + 1) >= 0xdc00;
  return lead >= 0x2600 && lead <= 0x27bf && lead !== 0x2764;
};

/** After a row of emoji (joined, coloured, set apart by single spaces) or an emoticon; `from` if there is none. */
export function skipEmoji(text: string, from: number, to: number): number {
  let end = emoticonEnd(text, from, to);
  if (end > from) return end;
  let at = from;
  while (at < to && isPictograph(text, at)) {
    at += text.charCodeAt(at) >= 0xd800 && text.charCodeAt(at) <= 0xdbff ? 2 : 1;
    while (at < to && (kindAt(text, at) === EXTENDER || isSkinTone(text, at))) {
      const joins = text.charCodeAt(at) === 0x200d;
      at++;
      if (joins && at < to && isPictograph(text, at)) break;
    }
    end = at;
    at = skipWhite(text, at, Math.min(at + 2, to));
  }
  return end;
}

const isSkinTone = (text: string, at: number) =>
  text.charCodeAt(at) === 0xd83c && text.charCodeAt(at + 1) >= 0xdffb && text.charCodeAt(at + 1) <= 0xdfff;

/** ":)", ";-)", ":D" and their like, standing alone. */
function emoticonEnd(text: string, from: number, to: number): number {
  const eyes = text.charCodeAt(from);
  if ((eyes !== 0x3a && eyes !== 0x3b) || (from > 0 && !isWhiteAt(text, from - 1))) return from;
  const mouth = text[from + 1] === "-" || text[from + 1] === "'" ? from + 2 : from + 1;
  const alone = mouth + 1 >= to || isWhiteAt(text, mouth + 1);
  return mouth < to && alone && /[()DPp/]/.test(text[mouth]!) ? mouth + 1 : from;
}
