// npm run sealer: puts the record in order and signs it, without serving anything. Beside an Onus with ONUS_SEALER=off, or as one of several that may.
import { prepare } from "./prepare.mjs";

await prepare();
const { runSealer } = await import("./sealer/main.ts");
await runSealer();
