import { minded } from "@/app/_ui/signed-out";
import type { Problem, Result } from "@/lib/domain/problems";

/** Asks a GET route; what it refuses, and a lost connection, come back as a problem. */
export async function readJson<Value>(address: string): Promise<Result<Value>> {
  try {
    const response = await fetch(address);
    const body = (await response.json()) as Value | { problem?: Problem };
    if (response.ok) return { ok: true, value: body as Value };
    return minded({ ok: false, problem: (body as { problem?: Problem }).problem ?? { kind: "unavailable" } });
  } catch {
    return { ok: false, problem: { kind: "unavailable" } };
  }
}
