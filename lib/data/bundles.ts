import type { BundleAsked, BundleScope } from "@/lib/domain/audit/bundle/asked";
import { mayBundle } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import type { Viewer } from "@/lib/domain/viewer";
import { blindAnywhere, blindInArticle } from "./blindness";
import type { Prisma } from "./generated/client";
import { readAs, type ReadClient } from "./reading";
import type { Tx } from "./transaction";

export const bundleStates = ["waiting", "making", "ready", "failed"] as const;
export type BundleState = (typeof bundleStates)[number];

/** A bundle that somebody asked for, as pages show it. */
export type BundleListed = {
  id: string;
  askedBy: string;
  scope: BundleScope;
  /** The article's title, of one of an article. */
  title: string | null;
  withheld: BundleAsked["withhold"];
  state: BundleState;
  step: string;
  /** Bytes so far. */
  written: number;
  /** Bytes of the file, once it is ready. */
  size: number | null;
  detail: string | null;
  createdAt: string;
  readyAt: string | null;
};

/** What a bundle is to be made of, and for how many claims in it the viewer is blind. @throws Refusal `not-found` */
export async function bundleSubject(db: ReadClient, viewer: Viewer, scope: BundleScope): Promise<{ of: BundleScope["of"]; blind: number }> {
  if (scope.of === "workspace") return { of: scope.of, blind: (await blindAnywhere(db, viewer)).length };
  const article = await db.article.findUnique({
    where: { workspaceId_id: { workspaceId: viewer.workspaceId, id: scope.article } },
    select: { id: true },
  });
  if (!article) throw new Refusal("not-found");
  return { of: scope.of, blind: (await blindInArticle(db, viewer, scope.article)).length };
}

/** A bundle holds everybody's work: whoever has still to judge one of its claims gets none of it. @throws Refusal `forbidden` */
export function refuseBlind({ blind }: { blind: number }): void {
  if (blind === 0) return;
  const claims = blind === 1 ? "1 claim" : `${blind} claims`;
  throw new Refusal("forbidden", {
    detail: `You still have to assess ${claims} in it, and a bundle holds what others have judged. Hand these in or give them back first, or ask somebody who has none of them to assess.`,
  });
}

/** Puts a bundle on the list, and into the queue of those to be made. Both are there once the transaction commits. */
export async function insertBundle(tx: Tx, bundle: { id: string; askedBy: string; asked: BundleAsked; at: Date }): Promise<void> {
  const { id, askedBy, asked, at } = bundle;
  await tx.bundle.create({ data: { workspaceId: tx.workspaceId, id, askedBy, asked, state: "waiting", createdAt: at } });
  await tx.bundleJob.create({ data: { workspaceId: tx.workspaceId, bundleId: id, createdAt: at, dueAt: at } });
}

/** How many of the workspace's wait or are being made. */
export async function countUnderWay(tx: Tx): Promise<number> {
  return tx.bundle.count({ where: { workspaceId: tx.workspaceId, state: { in: ["waiting", "making"] } } });
}

/** The version that the next event about this bundle brings it to. */
export async function nextBundleVersion(tx: Tx, id: string): Promise<number> {
  return 1 + (await tx.auditEvent.count({ where: { workspaceId: tx.workspaceId, object: `bundle/${id}` } }));
}

/** The newest first: those that the viewer may ask for. */
export async function listBundles(viewer: Viewer): Promise<BundleListed[]> {
  return readAs(viewer, async (db) => {
    const rows = await db.bundle.findMany({ where: { workspaceId: viewer.workspaceId }, orderBy: { createdAt: "desc" }, take: 100 });
    const seen = rows.filter((row) => mayBundle(viewer, (row.asked as BundleAsked).scope.of));
    return listed(db, viewer, seen);
  });
}

/** A bundle that the viewer may take along now. @throws Refusal `not-found`, `forbidden` */
export async function bundleFor(viewer: Viewer, id: string): Promise<BundleListed> {
  return readAs(viewer, async (db) => {
    const row = await db.bundle.findUnique({ where: { workspaceId_id: { workspaceId: viewer.workspaceId, id } } });
    if (!row) throw new Refusal("not-found");
    const { scope } = row.asked as BundleAsked;
    if (!mayBundle(viewer, scope.of)) throw new Refusal("forbidden");
    refuseBlind(await bundleSubject(db, viewer, scope));
    return (await listed(db, viewer, [row]))[0]!;
  });
}

type BundleRow = Prisma.BundleGetPayload<object>;

async function listed(db: ReadClient, { workspaceId }: Viewer, rows: readonly BundleRow[]): Promise<BundleListed[]> {
  const articleIds = rows.flatMap(({ asked }) => articleOf(asked as BundleAsked) ?? []);
  const articles = await db.article.findMany({ where: { workspaceId, id: { in: articleIds } }, select: { id: true, title: true } });
  const people = await db.membership.findMany({
    where: { workspaceId, userId: { in: rows.map(({ askedBy }) => askedBy) } },
    select: { userId: true, user: { select: { name: true } } },
  });
  const titles = new Map(articles.map(({ id, title }) => [id, title]));
  const names = new Map(people.map(({ userId, user }) => [userId, user.name]));
  return rows.map((row) => {
    const asked = row.asked as BundleAsked;
    return {
      id: row.id,
      askedBy: names.get(row.askedBy) ?? "the operator",
      scope: asked.scope,
      title: titles.get(articleOf(asked) ?? "") ?? null,
      withheld: asked.withhold,
      state: row.state as BundleState,
      step: row.step,
      written: Number(row.written),
      size: row.size === null ? null : Number(row.size),
      detail: row.detail,
      createdAt: row.createdAt.toISOString(),
      readyAt: row.readyAt?.toISOString() ?? null,
    };
  });
}

function articleOf({ scope }: BundleAsked): string | null {
  return scope.of === "article" ? scope.article : null;
}

/** Articles that a bundle can be made of, the last changed first. @param always this one, however long ago */
export async function bundleChoices(viewer: Viewer, always: string | null): Promise<{ id: string; title: string }[]> {
  const { workspaceId } = viewer;
  return readAs(viewer, async (db) => {
    const select = { id: true, title: true } as const;
    const articles = await db.article.findMany({ where: { workspaceId }, orderBy: { updatedAt: "desc" }, take: 200, select });
    if (always === null || articles.some(({ id }) => id === always)) return articles;
    return [...(await db.article.findMany({ where: { workspaceId, id: always }, select })), ...articles];
  });
}
