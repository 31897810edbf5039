import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, relative, sep } from "node:path";
import { parseSync, Visitor } from "oxc-parser";

export type Import = {
  /** The importing file, from the root of the project. */
  from: string;
  /** A file of the project, `npm:NAME` or `node:NAME`. */
  to: string;
  /** Gone after compilation: it can tell about values, but not use any. */
  typeOnly: boolean;
};

const endings = ["", ".ts", ".tsx", ".mjs", ".css", ".json", "/index.ts"];

/** Every import, re-export and dynamic import of these folders. @throws where a file of ours is named that is not there. */
export function importsOf(root: string, folders: string[]): Import[] {
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => sources(root, folder))
    .flatMap((file) => importsIn(root, file));
}

function sources(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.d)\.(ts|tsx|mjs)$/.test(entry.name) && !entry.name.startsWith("."))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((file) => !file.startsWith("lib/data/generated/"));
}

function importsIn(root: string, from: string): Import[] {
  const text = readFileSync(join(root, from), "utf8");
  const { module, program, errors } = parseSync(from, text);
  if (errors.length > 0) throw new Error(`${from} cannot be parsed: ${errors[0]?.message}`);
  const found = new Map<string, boolean>();
  const note = (name: string, typeOnly: boolean) => found.set(name, typeOnly && (found.get(name) ?? true));
  for (const each of module.staticImports)
    note(each.moduleRequest.value, each.entries.length > 0 && each.entries.every((entry) => entry.isType));
  for (const { entries } of module.staticExports)
    for (const entry of entries) if (entry.moduleRequest) note(entry.moduleRequest.value, entry.isType);
  for (const { moduleRequest } of module.dynamicImports) {
    const name = /^["'`]([^"'`$]+)["'`]$/.exec(text.slice(moduleRequest.start, moduleRequest.end))?.[1];
    if (name) note(name, false);
  }
  new Visitor({ TSImportType: ({ source }) => note(source.value, true) }).visit(program);
  return [...found].map(([name, typeOnly]) => ({ from, to: target(root, from, name), typeOnly }));
}

function target(root: string, from: string, name: string): string {
  if (name.startsWith("node:") || builtinModules.includes(name)) return name.startsWith("node:") ? name : `node:${name}`;
  if (!name.startsWith("./") && !name.startsWith("../") && !name.startsWith("@/")) {
    return `npm:${name
      .split("/")
      .slice(0, name.startsWith("@") ? 2 : 1)
      .join("/")}`;
  }
  const path = name.startsWith("@/") ? name.slice(2) : join(dirname(from), name).split(sep).join("/");
  if (path.startsWith("lib/data/generated/")) return path;
  const ending = endings.find((each) => existsSync(join(root, path + each)) && statSync(join(root, path + each)).isFile());
  if (ending === undefined) throw new Error(`${from} imports ${name}, which is not there`);
  return path + ending;
}

/** Each ring of files that import one another, as the list of its files; types count too. */
export function cycles(imports: Import[]): string[][] {
  const next = new Map<string, string[]>();
  for (const { from, to } of imports) if (from !== to) next.set(from, [...(next.get(from) ?? []), to]);
  const state = new Map<string, "open" | "done">();
  const path: string[] = [];
  const rings: string[][] = [];
  const visit = (file: string): void => {
    state.set(file, "open");
    path.push(file);
    for (const to of next.get(file) ?? []) {
      if (state.get(to) === "open") rings.push([...path.slice(path.indexOf(to)), to]);
      else if (!state.has(to)) visit(to);
    }
    path.pop();
    state.set(file, "done");
  };
  for (const file of next.keys()) if (!state.has(file)) visit(file);
  return rings;
}
