import type { Json } from "../json";
import { type BundleScope } from "./asked";

export type CrateFile = { name: string; size: number; sha256: string; title?: string | undefined; mediaType?: string | undefined };
export type CrateFacts = { origin: string; workspace: string; scope: BundleScope; through: number; publishedAt: string; tool: string };

const mediaTypes: Record<string, string> = {
  csv: "text/csv",
  html: "text/html",
  json: "application/json",
  jsonl: "application/jsonl",
  pdf: "application/pdf",
  txt: "text/plain",
};

/** `ro-crate-metadata.json` of the folder `files/`, RO-Crate 1.2. @param files by their names in the bundle */
export function roCrate({ origin, workspace, scope, through, publishedAt, tool }: CrateFacts, files: readonly CrateFile[]): Json {
  const parts = files.map((file) => ({ ...file, id: file.name.replace(/^files\//, "") }));
  const what = scope.of === "workspace" ? "everything" : `what was recorded about one article (${scope.article})`;
  return {
    "@context": "https://w3id.org/ro/crate/1.2/context",
    "@graph": [
      {
        "@id": "ro-crate-metadata.json",
        "@type": "CreativeWork",
        about: { "@id": "./" },
        conformsTo: { "@id": "https://w3id.org/ro/crate/1.2" },
      },
      {
        "@id": "./",
        "@type": "Dataset",
        name: `Audit bundle of ${workspace}`,
        description: `The readable side of an audit bundle: ${what} in the first ${through} entries of the log ${origin}. The bundle around it proves that it was not rewritten.`,
        datePublished: publishedAt,
        identifier: origin,
        license: { "@id": "#rights" },
        hasPart: parts.map(({ id }) => ({ "@id": id })),
      },
      {
        "@id": "#rights",
        "@type": "CreativeWork",
        name: "Rights",
        description:
          "No licence is stated here: the rights are with the authors of the record, and those to the articles and documents with theirs.",
      },
      { "@id": "#onus", "@type": "SoftwareApplication", name: "Onus", softwareVersion: tool },
      { "@id": "#making", "@type": "CreateAction", endTime: publishedAt, instrument: { "@id": "#onus" }, result: { "@id": "./" } },
      ...parts.map(({ id, size, sha256, title, mediaType }) => {
        const encodingFormat = mediaType ?? mediaTypes[id.split(".").at(-1)!];
        return {
          "@id": id,
          "@type": "File",
          name: title ?? id,
          contentSize: String(size),
          sha256,
          ...(encodingFormat === undefined ? {} : { encodingFormat }),
        };
      }),
    ],
  };
}
