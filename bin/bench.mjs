// npm run -s bench: every measurement as one JSON array on stdout. `-- NAME` runs one.
import { prepare } from "./prepare.mjs";

await prepare();
const { runBenches } = await import("./test/benches.ts");
await runBenches(process.argv.slice(2));
