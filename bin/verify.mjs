// npm run verify: the one-file verifier, built from the sources at hand. Its threads need a file that Node can load without tsx.
import { prepare } from "./prepare.mjs";

// Whatever fails before the bundle was judged must not pass for “tampered with”, which is 1.
let judged = false;
process.once("exit", () => {
  if (!judged) process.exitCode = 2;
});

await prepare();
const { cachedVerifier } = await import("./build/verifier.ts");
await import(await cachedVerifier());
judged = true;
