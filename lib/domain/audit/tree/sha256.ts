import { hash } from "node:crypto";
import type { Sha256 } from "./hash";

/** Node's SHA-256 in one call, for the server: a third of the time of hashing piece by piece. */
export const sha256: Sha256 = (...parts) => hash("sha256", parts.length === 1 ? parts[0]! : Buffer.concat(parts), "buffer");
