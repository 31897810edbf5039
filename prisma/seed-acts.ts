import type { Result } from "@/lib/domain/problems";
import type { Viewer } from "@/lib/domain/viewer";

/** Who somebody in the demo is, by the key they have in its content. */
export type DemoPeople = (key: string) => Viewer;

/** The value of an act that the demo's content cannot have refused. */
export function done<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`The demo could not be made: ${JSON.stringify(result.problem)}`);
}
