import { firstIdOf, type LogAsked } from "@/lib/domain/audit/log-asked";
import type { HistoryEntry } from "@/lib/domain/history/entry";
import { isUuid } from "@/lib/domain/ids";
import { maySeeLog } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import type { Viewer } from "@/lib/domain/viewer";
import { blindAnywhere, blindInArticle } from "./blindness";
import { type HistoryPage, readEvents } from "./events";
import { Prisma } from "./generated/client";
import { readAs } from "./reading";

export type Person = { pseudonym: string; name: string };
/** `blind`: for some claims the viewer is, so that others' acts on these are left out, and no place in the log is told. */
export type LogPage = HistoryPage & { people: Person[]; blind: boolean };

/** A page of the workspace's log, newest first, as far as the viewer may see it. @throws Refusal `forbidden`, `invalid` */
export async function logEntries(viewer: Viewer, asked: LogAsked, limit: number): Promise<LogPage> {
  if (!maySeeLog(viewer)) throw new Refusal("forbidden");
  return readAs(viewer, async (db) => {
    const blind = await blindAnywhere(db, viewer);
    const page = await readEvents(db, { viewer, blind }, { where: whereOf(asked), before: asked.before ?? undefined, limit });
    const members = await db.membership.findMany({
      where: { workspaceId: viewer.workspaceId },
      select: { pseudonym: true, user: { select: { name: true } } },
    });
    const people = members.map(({ pseudonym, user }) => ({ pseudonym, name: user.name }));
    return { ...page, people: people.sort((a, b) => a.name.localeCompare(b.name)), blind: blind.length > 0 };
  });
}

/** One entry, as far as the viewer may see it. @throws Refusal `not-found` */
export async function logEntry(viewer: Viewer, eventId: string): Promise<HistoryEntry> {
  if (!isUuid(eventId)) throw new Refusal("not-found");
  return readAs(viewer, async (db) => {
    const event = await db.auditEvent.findUnique({ where: { workspaceId_id: { workspaceId: viewer.workspaceId, id: eventId } } });
    if (!event) throw new Refusal("not-found");
    const blind = event.articleId ? await blindInArticle(db, viewer, event.articleId) : [];
    const where = Prisma.sql`e.id = ${eventId}::uuid`;
    const [entry] = (await readEvents(db, { viewer, blind }, { where, limit: 1 })).entries;
    if (!entry) throw new Refusal("not-found");
    return entry;
  });
}

function whereOf({ actor, act, kind, object, from, to }: LogAsked): Prisma.Sql {
  const conditions = [
    actor === null ? null : Prisma.sql`e.actor = ${actor}`,
    act === null ? null : Prisma.sql`e.act = ${act}`,
    kind === null ? null : Prisma.sql`e.kind = ${kind}`,
    object === null ? null : Prisma.sql`e.object = ${object}`,
    from === null ? null : Prisma.sql`e.id >= ${firstIdOf(from)}::uuid`,
    to === null ? null : Prisma.sql`e.id < ${firstIdOf(to, 1)}::uuid`,
  ];
  const asked = conditions.filter((condition) => condition !== null);
  return asked.length === 0 ? Prisma.sql`true` : Prisma.join(asked, " AND ");
}
