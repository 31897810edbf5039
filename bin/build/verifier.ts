/** `npm run build:verifier`: the verifier as one file that needs nothing but Node. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import ownPackage from "../../package.json" with { type: "json" };

const notice = `// Onus ${ownPackage.version}: verifies a bundle of an audit log. node onus-verify.mjs BUNDLE --policy FILE [--json]\n// Apache-2.0. What it does: docs/audit-format.md, section 7.`;

async function bundled(): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: ["bin/verify/main.ts"],
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20.19",
    write: false,
    banner: { js: `#!/usr/bin/env node\n${notice}` },
    legalComments: "none",
    logLevel: "error",
  });
  return outputFiles[0]!.contents;
}

/** @returns the file's path */
export async function buildVerifier(outfile = "dist/onus-verify.mjs"): Promise<string> {
  const contents = await bundled();
  mkdirSync(dirname(outfile), { recursive: true });
  writeFileSync(outfile, contents);
  return outfile;
}

/** The same for `npm run verify`, which may run several times at once: nobody reads half a file. @returns its URL */
export async function cachedVerifier(): Promise<string> {
  const file = resolve("node_modules/.cache/onus-verify.mjs");
  const contents = Buffer.from(await bundled());
  if (!existsSync(file) || !readFileSync(file).equals(contents)) {
    await buildVerifier(`${file}.${process.pid}`);
    renameSync(`${file}.${process.pid}`, file);
  }
  return pathToFileURL(file).href;
}

if (import.meta.filename === process.argv[1]) console.log(await buildVerifier(process.argv[2]));
