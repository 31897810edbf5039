export type Kind = "pdf" | "zip" | "text" | { name: string; advice: string };

const copyText = "Copy its text and paste it, or save it as .docx, .pdf or .txt.";
const noPicture = "A picture's words cannot be read here; type or paste them.";
const noSound = "Sound and film cannot be read here; paste a transcript.";
const unpack = "Unpack it and take the document itself.";

/** First bytes (hex) of what people hand in by mistake. Source: Gary Kessler's table of file signatures, IANA media types. */
const signatures: [hex: string, name: string, advice: string][] = [
  ["89504e470d0a1a0a", "a PNG picture", noPicture],
  ["ffd8ff", "a JPEG picture", noPicture],
  ["474946383961", "a GIF picture", noPicture],
  ["474946383761", "a GIF picture", noPicture],
  ["49492a00", "a TIFF picture", noPicture],
  ["4d4d002a", "a TIFF picture", noPicture],
  ["0000010000", "an icon", noPicture],
  ["d0cf11e0a1b11ae1", "an old Office file (.doc, .xls, .ppt)", copyText],
  ["7b5c727466", "an RTF file", "Save it as .docx or .pdf, or copy its text and paste it."],
  ["1f8b", "a gzip archive", unpack],
  ["377abcaf271c", "a 7-Zip archive", unpack],
  ["526172211a07", "a RAR archive", unpack],
  ["fd377a585a00", "an xz archive", unpack],
  ["425a6839314159265359", "a bzip2 archive", unpack],
  ["28b52ffd", "a zstd archive", unpack],
  ["504b0506", "an empty ZIP archive", unpack],
  ["49443303", "an MP3 recording", noSound],
  ["49443304", "an MP3 recording", noSound],
  ["fffb", "an MP3 recording", noSound],
  ["4f67675300", "an Ogg recording", noSound],
  ["664c614300", "a FLAC recording", noSound],
  ["1a45dfa3", "a Matroska or WebM film", noSound],
  ["7f454c46", "a program", "Programs cannot be read as text."],
  ["4d5a9000", "a program", "Programs cannot be read as text."],
  ["53514c69746520666f726d6174203300", "an SQLite database", copyText],
  ["0000fe00", "a text in an unusual encoding", "Save it as UTF-8 text."],
  ["fffe0000", "a text in UTF-32", "Save it as UTF-8 text."],
  ["0000feff", "a text in UTF-32", "Save it as UTF-8 text."],
];

/** What the bytes are, whatever the name says. "text" means only that nothing else was recognised. */
export function kindOf(bytes: Uint8Array): Kind {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1_024));
  const hex = head.toString("hex", 0, 32);
  if (hex.startsWith("504b0304")) return "zip";
  // Readers accept the header anywhere in the first kilobyte; at its start only, prose about PDFs is not taken for one.
  if (/^(?:\xef\xbb\xbf)?\s*%PDF-\d/.test(head.toString("latin1"))) return "pdf";
  const known = signatures.find(([start]) => hex.startsWith(start));
  if (known) return looksOleEncrypted(known[0], bytes) ?? { name: known[1], advice: known[2] };
  const container = head.toString("latin1", 4, 12);
  if (head[0] === 0 && container.startsWith("ftyp")) {
    return /ftyp(heic|heix|mif1|avif)/.test(container)
      ? { name: "a HEIF picture", advice: noPicture }
      : { name: "an MP4 film or recording", advice: noSound };
  }
  if (head.toString("latin1", 0, 4) === "RIFF" && /^(WEBP|WAVE|AVI )/.test(head.toString("latin1", 8, 12))) {
    return head.toString("latin1", 8, 12) === "WEBP"
      ? { name: "a WebP picture", advice: noPicture }
      : { name: "a recording or film", advice: noSound };
  }
  if (head.toString("latin1").startsWith("From: <Saved by")) {
    return { name: "a saved page in one file (.mhtml)", advice: "Save the page as HTML only, or as PDF." };
  }
  return "text";
}

/** A .docx under a password is an OLE container with a stream of this name ([MS-OFFCRYPTO] 2.3.4.4). */
function looksOleEncrypted(signature: string, bytes: Uint8Array): Kind | null {
  if (signature !== "d0cf11e0a1b11ae1") return null;
  const stream = Buffer.from("EncryptedPackage", "utf16le");
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (!all.includes(stream)) return null;
  return { name: "a document under a password", advice: "Save a copy without the password and take that." };
}
