import { Refusal, type Problem } from "@/lib/domain/problems";

/** The problem that the act is refused with; anything else it does fails the test. */
export async function refusalOf(act: Promise<unknown> | (() => unknown)): Promise<Problem> {
  try {
    await (typeof act === "function" ? act() : act);
  } catch (error) {
    if (error instanceof Refusal) return error.problem;
    throw error;
  }
  throw new Error("expected a refusal, but the act was carried out");
}
