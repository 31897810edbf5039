import type { BundleAsked } from "@/lib/domain/audit/bundle/asked";
import { Refusal } from "@/lib/domain/problems";
import type { Viewer } from "@/lib/domain/viewer";
import { version } from "@/package.json";
import { blindClaims } from "./blindness";
import * as query from "./bundle-queries";
import { exportOn } from "./exports";
import { type ExportConnection, openExportConnection } from "./exports-connection";
import { uuid } from "./exports-scope";

export type VersionListed = {
  id: string;
  articleId: string;
  ordinal: number;
  sha256: string;
  blobSha256: string | null;
  mediaType: string;
};
export type FrozenDocument = { sha256: string; mediaType: string; title: string };

/** Everything that a bundle is made of, as it stood when the reading began. One stream at a time. Whoever opens closes. */
export type BundleReading = {
  /** Entries of the log by then. */
  through: number;
  /** Why the log takes no more entries; null: it does. */
  frozen: string | null;
  /** The version of Onus that reads. */
  tool: string;
  /** When anything was last recorded by then. */
  lastAt: Date | null;
  articles: readonly string[];
  versions: readonly VersionListed[];
  documents: readonly FrozenDocument[];
  people: readonly { pseudonym: string; name: string }[];
  /** The lines of `parts.jsonl` before the record's, of the first `size` entries. */
  parts(size: number): AsyncGenerator<Buffer>;
  /** Every entry, as lines of JSON: a BundleEvent each. */
  events(): AsyncGenerator<Buffer>;
  /** @throws Refusal `not-found` */
  article(id: string): ReturnType<typeof exportOn>;
  text(versionId: string): Promise<string>;
  close(): void;
};

type LogRow = {
  size: string;
  note: string | null;
  key: string | null;
  frozen: boolean;
  frozenWhy: string | null;
  waiting: boolean;
  lastAt: string | null;
};

/** Pauses while what was just done is put in order; then it is made without the rest. */
const pausesMs = [100, 200, 400, 800, 1600, 3200];

/**
 * Begins to read, once all that was recorded has been put in order, or without what has not been for a while.
 * @throws Refusal `unavailable` where there is no log yet; `forbidden` for whoever has still to judge a claim in it
 */
export async function openBundleReading(viewer: Viewer, { scope, withhold }: BundleAsked): Promise<BundleReading> {
  const { connection, log } = await settled(viewer);
  try {
    await refuseBlindHere(connection, viewer, scope.of === "article" ? uuid(scope.article) : undefined);
    const through = Number(log.size);
    const articles = await connection.rows<{ id: string }>(query.articlesQuery(viewer, scope));
    if (scope.of === "article" && articles.length === 0) throw new Refusal("not-found");
    return {
      through,
      frozen: log.frozen ? (log.frozenWhy ?? "") : null,
      tool: version,
      lastAt: log.lastAt === null ? null : new Date(log.lastAt),
      articles: articles.map(({ id }) => id),
      versions: await connection.rows<VersionListed>(query.versionsQuery(viewer, scope)),
      documents: await connection.rows<FrozenDocument>(query.snapshotsQuery(viewer, scope)),
      people: await connection.rows<{ pseudonym: string; name: string }>(query.peopleQuery(viewer)),
      parts: (size) => connection.copy(query.partsQuery(viewer, scope, withhold, size)),
      events: () => connection.copy(query.eventsQuery(viewer, scope, through)),
      article: (id) => exportOn(connection, viewer, id),
      text: async (id) => (await connection.rows<{ text: string }>(query.versionTextQuery(viewer, id)))[0]!.text,
      close: connection.close,
    };
  } catch (error) {
    connection.close();
    throw error;
  }
}

async function settled(viewer: Viewer): Promise<{ connection: ExportConnection; log: LogRow }> {
  for (let attempt = 0; ; attempt++) {
    const connection = await openExportConnection(viewer);
    try {
      const [log] = await connection.rows<LogRow>(query.logQuery(viewer));
      const pauseMs = pausesMs[attempt];
      const done = log !== undefined && (!log.waiting || log.frozen);
      if (log !== undefined && (done || pauseMs === undefined)) return { connection, log };
      connection.close();
      if (pauseMs === undefined)
        throw new Refusal("unavailable", { detail: "Nothing of this workspace has been put in order in its log yet." });
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    } catch (error) {
      connection.close();
      throw error;
    }
  }
}

async function refuseBlindHere(connection: ExportConnection, viewer: Viewer, article: string | undefined): Promise<void> {
  const [blind] = await connection.rows<{ some: boolean }>(`SELECT EXISTS (${blindClaims(viewer, article)}) AS some`);
  if (blind!.some) throw new Refusal("forbidden", { detail: "Whoever asked for it has a claim in it to assess by now." });
}
