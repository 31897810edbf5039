/**
 * Who may import whom: the first rule whose `files` match a file is the one it keeps. `may` are the targets it may use; `mayNameTypesOf` those
 * of which it may import types only, which are gone after compilation.
 */
export type ImportRule = { who: string; files: RegExp; may: RegExp[]; mayNameTypesOf?: RegExp[]; because: string };

const domain = /^lib\/domain\//;
/** Without what could open a transaction or reach the tables past one: a read takes a Viewer, a write a Tx. */
const data = /^lib\/data\/(?!(transaction|event-log|database|lanes|scope|migrate|schema-engine)\.ts$|generated\/|sealing\/)/;
/** What puts the log in order and signs it, past every Tx, as a role that may do nothing else. */
const sealing = /^lib\/data\/sealing\//;
const closing = /^lib\/data\/database\.ts$/;
const gateways = /^lib\/gateways\//;
const operations = /^lib\/operations\//;
/** Without what makes an operator: nothing that a request reaches may be one. */
const pipeline = /^lib\/pipeline\/(?!operator\.ts$)/;
const node = /^node:/;
const packages = /^npm:/;
const view =
  /^npm:(react|react-dom|next|next-auth|radix-ui|lucide-react|sonner|cmdk|markdown-to-jsx|react-resizable-panels|idb-keyval|@tanstack\/.+|@fontsource-.+\/.+)$/;
const shared = /^app\/_ui\//;
const ownVersion = /^package\.json$/;
const looks = /\.css$/;

export const importRules: ImportRule[] = [
  {
    who: "lib/domain",
    files: domain,
    may: [domain, /^npm:zod$/, /^node:crypto$/],
    because: "the rules of the trade are pure: no database, no network, no clock, no library that could bring one along",
  },
  {
    who: "lib/data",
    files: /^lib\/data\//,
    may: [domain, /^lib\/data\//, /^lib\/gateways\/settings\.ts$/, /^npm:(pg|postgres|@prisma\/.+)$/, ownVersion, node],
    because: "it is the only place that knows SQL, and it knows nothing else; an export says which version wrote it",
  },
  {
    who: "lib/gateways",
    files: gateways,
    may: [domain, gateways, ownVersion, packages, node],
    because: "the outside world is read here without knowing what becomes of it",
  },
  {
    who: "lib/operations",
    files: operations,
    may: [domain, data, gateways, operations, /^lib\/pipeline\/((visitor|operator)-)?operation\.ts$/, /^npm:zod$/, node],
    mayNameTypesOf: [/^lib\/data\/transaction\.ts$/],
    because: "an operation gets its transaction handed over and returns its event: it cannot open the one or write the other",
  },
  {
    who: "lib/pipeline/run.ts",
    files: /^lib\/pipeline\/run\.ts$/,
    may: [domain, /^lib\/data\/(?!generated\/)/, gateways, pipeline, packages, node],
    because: "it alone opens transactions and appends events, so that no write goes unchecked or unrecorded",
  },
  {
    who: "lib/pipeline",
    files: /^lib\/pipeline\//,
    may: [domain, data, gateways, pipeline, packages, node],
    mayNameTypesOf: [operations, /^lib\/data\/transaction\.ts$/],
    because: "only run.ts may open a transaction or append an event; operations are handed to the pipeline, not known to it",
  },
  {
    who: "lib/background",
    files: /^lib\/background\//,
    may: [
      domain,
      data,
      sealing,
      gateways,
      operations,
      /^lib\/background\//,
      /^lib\/pipeline\/(run|session|logger)[\w-]*\.ts$/,
      packages,
      node,
    ],
    because: "work without a person still writes through the one pipeline, as a named software agent",
  },
  {
    who: "app/_ui",
    files: shared,
    may: [domain, shared, view, looks, /^npm:@noble\//],
    because: "shared widgets know the words of the domain, and neither pages nor data; what a browser checks it hashes itself",
  },
  {
    who: "app actions",
    files: /^app\/.*\/actions\.ts$|^app\/actions\.ts$/,
    may: [operations, pipeline, domain],
    because: "an actions file is a table of contents: one line an action, each through the pipeline",
  },
  {
    who: "app routes",
    files: /^app\/.*\/route\.ts$/,
    may: [operations, pipeline, domain, data, /^lib\/gateways\/(settings|blobs\/workspace-blobs)\.ts$/, ownVersion, view, /^node:stream$/],
    because: "a route reads data and stored bytes with a Viewer, like a page, and writes through the pipeline",
  },
  {
    who: "app pages and layouts",
    files: /^app\/(.*\/)?(page|layout|loading|error|global-error|not-found|template|default)\.tsx$/,
    may: [
      data,
      domain,
      /^lib\/pipeline\/(session|sign-in|way-back|visitor|or-not-found)\.ts$/,
      /^lib\/gateways\/settings\.ts$/,
      /^app\//,
      view,
      looks,
      node,
    ],
    mayNameTypesOf: [operations],
    because: "a page reads with a Viewer; what it writes, its actions write",
  },
  {
    who: "app components",
    files: /^app\//,
    may: [domain, /^app\//, view, looks],
    mayNameTypesOf: [data, operations, pipeline],
    because: "a component gets what it shows handed over, and acts through its route's actions",
  },
  {
    who: "the server's own start",
    files: /^(instrumentation|proxy)\.ts$/,
    may: [domain, gateways, pipeline, /^lib\/background\//, view, node],
    because: "it only sets going what lib holds",
  },
  {
    who: "prisma (the demo)",
    files: /^prisma\//,
    may: [domain, data, closing, gateways, operations, pipeline, /^prisma\//, packages, node],
    because: "the demo is made by the same operations as everybody's work, so that its record is a real one",
  },
  {
    who: "bin",
    files: /^bin\//,
    may: [/^bin\//, /^lib\//, /^tests\/bench\/row\.ts$/, ownVersion, packages, node],
    because: "commands use the product; the product does not know of its commands",
  },
  { who: "tests", files: /^tests\//, may: [/./], because: "tests may look at anything, and nothing imports tests" },
];

/** Never imported by what runs in production, whatever the rules above let through. */
export const importedOnlyByTests = { files: /^tests\/(?!bench\/row\.ts$)/, by: /^tests\/|^vitest\.config\.ts$|^playwright\.config\.ts$/ };
