import { When } from "@/app/_ui/when";
import type { AnchorState, LogState, LogsState } from "@/lib/data/log-state";
import { mayManage, type Role } from "@/lib/domain/policy";
import { CopyText } from "./copy-text";

const anchorWord: Record<string, string> = { timestamp: "Time-stamped by", witness: "Witnessed by", publication: "Published at" };

/** How far the log is put in order, signed and handed to others; and, of a frozen one, what to do. */
export function LogStateCard({ state: { current, earlier, waiting }, role }: { state: LogsState; role: Role }) {
  const { signed, size, frozen } = current;
  const count = (n: number): string => `${n.toLocaleString("en")} ${n === 1 ? "entry" : "entries"}`;
  return (
    <section aria-label="State of the log" className="flex flex-col gap-2 rounded-lg border border-line px-4 py-3 text-sm">
      {frozen ? <FrozenNote frozen={frozen} role={role} /> : null}
      <p>
        {count(size)} in the log
        {waiting > 0 ? `, ${count(waiting)} waiting to be put in order` : ""}
        {signed ? (
          <>
            ; {signed.size === size ? "all of them" : `the first ${signed.size.toLocaleString("en")}`} sealed by the checkpoint of{" "}
            <When iso={signed.at} />.
          </>
        ) : (
          "; none is sealed by a signed checkpoint yet."
        )}
      </p>
      {current.anchors.length > 0 ? (
        <ul className="list-disc pl-5">
          {current.anchors.map((anchor) => (
            <Anchored key={`${anchor.kind} ${anchor.target}`} anchor={anchor} />
          ))}
        </ul>
      ) : null}
      {signed ? (
        <details>
          <summary className="cursor-pointer">Checkpoint and key, to keep or to hand to somebody</summary>
          <p className="mt-1 text-ink-2">Whoever keeps a checkpoint sees it if anything before it is ever changed, left out or put in.</p>
          <CopyText label="Checkpoint" text={signed.note} />
          <CopyText label="Key that signs it" text={signed.key} />
        </details>
      ) : null}
      {earlier.map((log) => (
        <Earlier key={log.origin} log={log} />
      ))}
    </section>
  );
}

export function FrozenNote({ frozen, role }: { frozen: { at: string; why: string }; role: Role }) {
  return (
    <div role="alert" className="rounded border border-danger bg-danger-soft px-3 py-2">
      <p className="font-medium text-danger">
        <span aria-hidden="true">■ </span>The log is frozen since <When iso={frozen.at} />: nothing more of it is signed.
      </p>
      <p>{frozen.why}</p>
      {mayManage({ userId: "", role }) ? (
        <p>
          Work goes on and is recorded. Ask who runs the server to find out why, for instance with <code>npm run -s onus -- log check</code>
          , and then to begin a new log with <code>npm run -s onus -- log recover</code>. The old log stays as it is, for everybody to
          check.
        </p>
      ) : null}
    </div>
  );
}

function Anchored({ anchor: { kind, target, done, failed } }: { anchor: AnchorState }) {
  return (
    <li>
      {anchorWord[kind] ?? kind} <span className="wrap-anywhere">{target}</span>:{" "}
      {done ? (
        <>
          up to entry {done.size.toLocaleString("en")}, <When iso={done.at} />
        </>
      ) : (
        "not yet"
      )}
      {failed ? (
        <span className="text-danger">
          ; failed <When iso={failed.at} />: {failed.detail}
        </span>
      ) : null}
    </li>
  );
}

function Earlier({ log }: { log: LogState }) {
  return (
    <details>
      <summary className="cursor-pointer">
        An earlier log, {log.origin}, frozen with {log.size.toLocaleString("en")} entries
      </summary>
      <p className="mt-1">{log.frozen?.why}</p>
      {log.signed ? <CopyText label="Its last checkpoint" text={log.signed.note} /> : null}
    </details>
  );
}
