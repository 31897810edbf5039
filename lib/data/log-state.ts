import type { Viewer } from "@/lib/domain/viewer";
import { readAs } from "./reading";

/** Of a checkpoint handed to somebody outside: the newest with whom it was done, or why it was not. */
export type AnchorState = {
  kind: string;
  target: string;
  done: { size: number; at: string } | null;
  failed: { detail: string; at: string } | null;
};
/** How far a log is put in order and signed. `note`: the newest signed checkpoint. */
export type LogState = {
  origin: string;
  size: number;
  signed: { size: number; at: string; note: string; key: string } | null;
  frozen: { at: string; why: string } | null;
  anchors: AnchorState[];
};
/** `waiting`: entries of the workspace that are recorded and not yet put in order. `earlier`: logs that were frozen and gone on from. */
export type LogsState = { current: LogState; earlier: LogState[]; waiting: number };

/** The state of the workspace's log. */
export async function logState(viewer: Viewer): Promise<LogsState> {
  const { workspaceId } = viewer;
  const origin = viewer.workspace.logOrigin;
  return readAs(viewer, async (db) => {
    const logs = await db.auditLog.findMany({ where: { workspaceId }, orderBy: { createdAt: "asc" } });
    const anchors = await db.$queryRaw<AnchorRow[]>`
      SELECT DISTINCT ON (origin, kind, target, state) origin, kind, target, state, size, at, detail FROM audit_anchor
      WHERE workspace_id = ${workspaceId}::uuid ORDER BY origin, kind, target, state, at DESC`;
    const waiting = await db.auditIntent.count({ where: { workspaceId } });
    const states = logs.map((log): LogState => ({
      origin: log.origin,
      size: Number(log.size),
      signed:
        log.note === null || log.signedSize === null || log.signedAt === null || log.key === null
          ? null
          : { size: Number(log.signedSize), at: log.signedAt.toISOString(), note: log.note, key: log.key },
      frozen: log.frozenAt && { at: log.frozenAt.toISOString(), why: log.frozenWhy ?? "" },
      anchors: anchorsOf(anchors.filter((anchor) => anchor.origin === log.origin)),
    }));
    const current = states.find((state) => state.origin === origin) ?? { origin, size: 0, signed: null, frozen: null, anchors: [] };
    return { current, earlier: states.filter((state) => state.origin !== origin), waiting };
  });
}

type AnchorRow = { origin: string; kind: string; target: string; state: "done" | "failed"; size: bigint; at: Date; detail: string | null };

/** What failed is told only when nothing was done since. */
function anchorsOf(rows: readonly AnchorRow[]): AnchorState[] {
  const targets = new Map<string, AnchorState>();
  for (const { kind, target, state, size, at, detail } of rows) {
    const key = `${kind} ${target}`;
    const known = targets.get(key) ?? { kind, target, done: null, failed: null };
    if (state === "done") known.done = { size: Number(size), at: at.toISOString() };
    else known.failed = { detail: detail ?? "", at: at.toISOString() };
    targets.set(key, known);
  }
  return [...targets.values()].map((each) =>
    each.done && each.failed && each.done.at > each.failed.at ? { ...each, failed: null } : each,
  );
}
