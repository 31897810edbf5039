/** `npm run build`: the production build alone, anew where the sources have changed. */
import { plainSentence } from "../start/plain-error";
import { generateClientIfStale } from "./generate";
import { buildIfStale } from "./production";

try {
  generateClientIfStale();
  await buildIfStale(process.env.ONUS_BUILD_DIR || ".next", new AbortController().signal, console.log);
} catch (error) {
  console.error(plainSentence(error) ?? error);
  process.exitCode = 1;
}
