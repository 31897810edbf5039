import { SaxesParser } from "saxes";
import { unreadable } from "./document";

export type XmlHandlers = {
  /** Names are local names with the usual prefix of their namespace ("w:p"); unknown namespaces give "?:name". */
  open(name: string, attribute: (name: string) => string | undefined): void;
  close(name: string): void;
  text(text: string): void;
};

const prefixes: Record<string, string> = {
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
  "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
  "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
  "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
  "http://schemas.openxmlformats.org/package/2006/metadata/core-properties": "cp",
  "http://purl.org/dc/elements/1.1/": "dc",
  "http://purl.org/dc/terms/": "dcterms",
};
const maxDepth = 1_000;

/** Reads well-formed XML once, start to end. No document types: entities of one's own making are how XML bombs are built. */
export function readXml(xml: Uint8Array, handlers: XmlHandlers): void {
  const damaged = () => unreadable("This file is damaged inside. Save it anew, or copy its text and paste it.");
  const parser = new SaxesParser({ xmlns: true });
  let depth = 0;
  parser.on("error", () => {
    throw damaged();
  });
  parser.on("doctype", () => {
    throw damaged();
  });
  parser.on("opentag", (tag) => {
    if (++depth > maxDepth) throw damaged();
    // Attributes are asked for by local name: in these formats no element has two of one name.
    handlers.open(
      named(tag.uri, tag.local),
      (local) => Object.values(tag.attributes).find((candidate) => candidate.local === local)?.value,
    );
  });
  parser.on("closetag", (tag) => {
    depth--;
    handlers.close(named(tag.uri, tag.local));
  });
  parser.on("text", (text) => handlers.text(text));
  parser.on("cdata", (text) => handlers.text(text));
  const decoder = new TextDecoder(xml[0] === 0xff ? "utf-16le" : xml[0] === 0xfe ? "utf-16be" : "utf-8");
  // In pieces, so that a large part never stands in memory twice.
  const step = 1 << 20;
  for (let i = 0; i < xml.length; i += step) {
    parser.write(decoder.decode(xml.subarray(i, i + step), { stream: i + step < xml.length }));
  }
  parser.close();
}

const named = (uri: string, local: string) => `${prefixes[uri] ?? "?"}:${local}`;
