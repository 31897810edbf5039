// npm start: everything from a bare checkout to an address that answers. `--dev` serves without a production build.
import { prepare } from "./prepare.mjs";

await prepare();
const { start } = await import("./start/main.ts");
await start({ dev: process.argv.includes("--dev") });
