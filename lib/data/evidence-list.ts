import type { Reliability } from "@/lib/domain/grades";
import type { ListCursor } from "@/lib/domain/list-cursor";
import { Refusal } from "@/lib/domain/problems";
import { textQuery } from "@/lib/domain/search-words";
import type { Stance } from "@/lib/domain/stances";
import type { Viewer } from "@/lib/domain/viewer";
import { blindAmong, isSeenSql } from "./blindness";
import { Prisma } from "./generated/client";
import { readAs } from "./reading";
import { plannedEachTime } from "./statement-names";

export type EvidenceListItem = {
  id: string;
  title: string;
  url: string | null;
  intake: "url" | "file" | "typed";
  publishedOn: Date | null;
  createdAt: Date;
  source: string;
  reliability: Reliability;
  origin: string;
  /** Standing ones that the viewer may see. */
  links: number;
};

export type EvidenceQuery = { words: string; before: ListCursor | null; limit: number };

/** A page of evidence, the last added first; `words` are looked for in titles, addresses and sources. */
export async function listEvidence(viewer: Viewer, query: EvidenceQuery): Promise<EvidenceListItem[]> {
  return readAs(viewer, (db) => db.$queryRaw<EvidenceListItem[]>(evidenceSearch(viewer, query)));
}

/** The statement of a list or a search, for a transaction in the viewer's scope. */
export function evidenceSearch(viewer: Viewer, { words: typed, before, limit }: EvidenceQuery): Prisma.Sql {
  const words = textQuery(typed);
  const order = Prisma.sql`ORDER BY e.created_at DESC, e.id DESC LIMIT ${limit}`;
  const asked = Prisma.sql`e.workspace_id = ${viewer.workspaceId}::uuid${
    before ? Prisma.sql` AND (e.created_at, e.id) < (${before.at}::timestamptz, ${before.id}::uuid)` : Prisma.empty
  }`;
  const hits = words
    ? Prisma.join(
        waysTo(words, viewer).map(
          (way) => Prisma.sql`(SELECT e.id, e.created_at FROM evidence_words e WHERE ${asked} AND ${way} ${order})`,
        ),
        " UNION ",
      )
    : Prisma.sql`SELECT e.id, e.created_at FROM evidence e WHERE ${asked} ${order}`;
  return Prisma.sql`${words ? Prisma.raw(plannedEachTime) : Prisma.empty} WITH hit AS (${hits})
    SELECT e.id, e.title, e.url, e.intake, e.published_on AS "publishedOn", e.created_at AS "createdAt",
      o.name AS source, o.reliability, o.origin,
      (SELECT count(*)::int FROM evidence_link l WHERE l.workspace_id = e.workspace_id AND l.evidence_id = e.id
        AND l.withdrawn_at IS NULL AND ${Prisma.raw(isSeenSql(viewer, "l.claim_id", "l.created_by"))}) AS links
    FROM (SELECT * FROM hit e ${order}) hit
    JOIN evidence e ON e.workspace_id = ${viewer.workspaceId}::uuid AND e.id = hit.id
    JOIN source o ON o.workspace_id = e.workspace_id AND o.id = e.source_id
    ORDER BY e.created_at DESC, e.id DESC`;
}

/** Evidence `e` is found by its own words, and by its source's name; an index serves each. */
function waysTo(words: string, viewer: Viewer): Prisma.Sql[] {
  const query = Prisma.sql`to_tsquery('simple', ${words})`;
  return [
    Prisma.sql`e.search @@ ${query}`,
    Prisma.sql`e.source_id IN (SELECT o.id FROM source_words o WHERE o.workspace_id = ${viewer.workspaceId}::uuid AND o.search @@ ${query})`,
  ];
}

/** One piece of evidence with its frozen document and the claims that it serves, as far as the viewer may see that it does. */
export async function readEvidence(viewer: Viewer, evidenceId: string) {
  return readAs(viewer, async (db) => {
    const evidence = await db.evidence.findUnique({
      where: { workspaceId_id: { workspaceId: viewer.workspaceId, id: evidenceId } },
      include: {
        source: true,
        snapshot: true,
        links: {
          where: { withdrawnAt: null },
          orderBy: { createdAt: "asc" },
          include: { claim: { select: { id: true, number: true, statement: true, article: { select: { title: true } } } } },
        },
      },
    });
    if (!evidence) throw new Refusal("not-found");
    const { source, snapshot, ...facts } = evidence;
    const hidden = await blindAmong(
      db,
      viewer,
      evidence.links.map((link) => link.claimId),
    );
    const links = evidence.links.filter((link) => link.createdBy === viewer.userId || !hidden.has(link.claimId));
    return {
      ...facts,
      publishedOn: facts.publishedOn?.toISOString().slice(0, 10) ?? null,
      source: { ...source, reliability: source.reliability as Reliability },
      snapshot,
      links: links.map((link) => ({ ...link, stance: link.stance as Stance })),
    };
  });
}

export type SourceListItem = {
  id: string;
  name: string;
  reliability: Reliability;
  origin: string;
  url: string | null;
  note: string;
  version: number;
  evidence: number;
};

/** Every source of the workspace by origin and name: those that repeat each other stand together. */
export async function listSources(viewer: Viewer): Promise<SourceListItem[]> {
  const rows = await readAs(viewer, (db) =>
    db.source.findMany({
      where: { workspaceId: viewer.workspaceId },
      orderBy: [{ origin: "asc" }, { name: "asc" }],
      include: { _count: { select: { evidence: true } } },
      take: 2000,
    }),
  );
  return rows.map(({ id, name, reliability, origin, url, note, version, _count }) => ({
    id,
    name,
    origin,
    url,
    note,
    version,
    reliability: reliability as Reliability,
    evidence: _count.evidence,
  }));
}

/** What a download of the frozen bytes needs. */
export async function snapshotOfEvidence(
  viewer: Viewer,
  evidenceId: string,
): Promise<{ sha256: string; mediaType: string; byteLength: number }> {
  return (await readEvidence(viewer, evidenceId)).snapshot;
}
