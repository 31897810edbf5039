/** `npm run build:verifier`: the verifier as one file that needs nothing but Node. */
import { build } from "esbuild";
import ownPackage from "../../package.json" with { type: "json" };

const notice = `// Onus ${ownPackage.version}: verifies a bundle of an audit log. node onus-verify.mjs BUNDLE --policy FILE [--json]\n// Apache-2.0. What it does: docs/audit-format.md, section 7.`;

/** @returns the file's path */
export async function buildVerifier(outfile = "dist/onus-verify.mjs"): Promise<string> {
  await build({
    entryPoints: ["bin/verify/main.ts"],
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20.19",
    outfile,
    banner: { js: `#!/usr/bin/env node\n${notice}` },
    legalComments: "none",
    logLevel: "error",
  });
  return outfile;
}

if (import.meta.filename === process.argv[1]) console.log(await buildVerifier(process.argv[2]));
