import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** A page script and its styles, bundled for production. */
export async function bundlePage(entry: string): Promise<{ script: string; style: string }> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    outdir: "/",
    bundle: true,
    write: false,
    minify: true,
    jsx: "automatic",
    format: "iife",
    target: "chrome120",
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "error",
  });
  const part = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? "";
  return { script: part(".js"), style: part(".css") };
}
