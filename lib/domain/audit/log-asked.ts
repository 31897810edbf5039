import { isUuid, uuidV7 } from "@/lib/domain/ids";
import { type Act, acts, type ObjectKind, objectKinds } from "./event";

/** Which entries of the log somebody asks for; null: all. */
export type LogAsked = {
  /** Pseudonym of who did it. */
  actor: string | null;
  act: Act | null;
  kind: ObjectKind | null;
  /** `kind/uuid` */
  object: string | null;
  /** UTC days, YYYY-MM-DD, both included. */
  from: string | null;
  to: string | null;
  /** An entry's id: those before it. */
  before: string | null;
};

type Written = Record<string, string | string[] | undefined>;

/** Reads an address's query. What is no such thing counts as not asked for. */
export function readLogAsked(query: Written): LogAsked {
  const one = (name: string): string => (typeof query[name] === "string" ? query[name] : "");
  const [kind = "", id = ""] = one("object").split("/");
  return {
    actor: /^[a-z0-9][a-z0-9:.-]{0,63}$/.test(one("actor")) ? one("actor") : null,
    act: Object.hasOwn(acts, one("act")) ? (one("act") as Act) : null,
    kind: objectKinds.find((known) => known === one("kind")) ?? null,
    object: objectKinds.some((known) => known === kind) && isUuid(id) ? `${kind}/${id}` : null,
    from: dayIn(one("from")),
    to: dayIn(one("to")),
    before: isUuid(one("before")) ? one("before") : null,
  };
}

/** The same as a query. */
export function writeLogAsked(asked: Partial<LogAsked>): string {
  const given = Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== null);
  return new URLSearchParams(given).toString();
}

function dayIn(text: string): string | null {
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return at && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) && at.getTime() >= 0 ? text : null;
}

/** The lowest id (UUIDv7) that an event of this day, or a later one, can have. @param days how many days after it */
export function firstIdOf(day: string, days = 0): string {
  return uuidV7(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000, new Uint8Array(10));
}
