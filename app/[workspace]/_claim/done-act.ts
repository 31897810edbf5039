import type { Result } from "@/lib/domain/problems";
import type { DoneAct } from "../articles/[article]/_components/act-history";

type Turn = (version: number) => Promise<Result<{ version: number }>>;

/** An act and the one that takes it back. Each goes by the version that the other has left behind. */
export function doneAct(label: string, version: number, undo: Turn, redo: Turn): DoneAct {
  const kept = { version };
  const turn = async (way: Turn): Promise<Result<unknown>> => {
    const result = await way(kept.version);
    if (result.ok) kept.version = result.value.version;
    return result;
  };
  return { label, undo: () => turn(undo), redo: () => turn(redo) };
}
