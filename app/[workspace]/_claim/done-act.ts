import type { Result } from "@/lib/domain/problems";
import type { DoneAct } from "../articles/[article]/_components/act-history";
import type { OwnVersions } from "./own-versions";

type Turn = (version: number) => Promise<Result<unknown>>;

/** An act on one thing and the one that takes it back. Each goes by the version that this session has left the thing at. */
export function doneAct(versions: OwnVersions, label: string, id: string, undo: Turn, redo: Turn): DoneAct {
  return { label, undo: () => undo(versions.of(id)), redo: () => redo(versions.of(id)) };
}

/**
 * An act that is taken back by what the log says it did: `done` is the version that it left. Doing it again is a new act, and what
 * takes that one back goes by its own version.
 */
export function loggedAct(
  label: string,
  version: number,
  undo: (done: number) => Promise<Result<unknown>>,
  redo: (done: number) => Promise<Result<{ version: number }>>,
): DoneAct {
  let done = version;
  return {
    label,
    undo: () => undo(done),
    redo: async () => {
      const result = await redo(done);
      if (result.ok) done = result.value.version;
      return result;
    },
  };
}
