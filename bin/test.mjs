// npm test: every check there is, from a bare checkout, in order, with one line of sums at the end. `--fast` leaves out the build and the browser.
import { prepare } from "./prepare.mjs";

await prepare();
const { runTests } = await import("./test/main.ts");
await runTests({ fast: process.argv.includes("--fast") });
