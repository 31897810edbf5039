import { canonicalJson } from "@/lib/domain/audit/json";
import { exportSchema } from "@/lib/domain/exports/formats";
import type { SealedClaim } from "@/lib/domain/exports/log-places";
import type { Header, LineRecord } from "@/lib/domain/exports/lines";
import { isUuid } from "@/lib/domain/ids";
import { Refusal } from "@/lib/domain/problems";
import type { Viewer } from "@/lib/domain/viewer";
import { version } from "@/package.json";
import { blindClaims } from "./blindness";
import { openExportConnection, type ExportConnection } from "./exports-connection";
import { headerQuery } from "./exports-header";
import { bundleQuery, lineQueries } from "./exports-queries";
import { uuid } from "./exports-scope";

/** An article as it stood when the export began. Everything is read as the viewer may read it. */
export type OpenExport = {
  header: Header;
  /** The JSON Lines file, whole. */
  lines(): AsyncGenerator<Uint8Array>;
  /** The claims one by one, by number. */
  claims(): AsyncGenerator<SealedClaim>;
  close(): void;
};

/** Begins to read an article. Whoever opens closes. @throws Refusal `not-found` */
export async function openExport(viewer: Viewer, articleId: string): Promise<OpenExport> {
  if (!isUuid(articleId)) throw new Refusal("not-found");
  const connection = await openExportConnection(viewer);
  try {
    return { ...(await exportOn(connection, viewer, articleId)), close: connection.close };
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** The same on a connection that is open already, in its state of the database; one of these at a time. @throws Refusal `not-found` */
export async function exportOn(connection: ExportConnection, viewer: Viewer, articleId: string): Promise<Omit<OpenExport, "close">> {
  const blind = await blindHere(connection, viewer, articleId);
  const [found] = await connection.rows<{ pairs: string; header: string }>(headerQuery({ viewer, blind }, uuid(articleId)));
  if (!found) throw new Refusal("not-found");
  const read = JSON.parse(found.header) as Omit<Header, "record" | "schema" | "tool">;
  const header: Header = { record: "header", schema: exportSchema, tool: { name: "onus", version }, ...read };
  const scope = { viewer, blind, articleId, versionId: header.version.id, pairs: JSON.parse(found.pairs) as number[] };
  return {
    header,
    lines: () => allLines(connection, header, lineQueries(scope)),
    claims: () => parsedLines<SealedClaim>(connection.copy(bundleQuery(scope))),
  };
}

async function blindHere(connection: ExportConnection, viewer: Viewer, articleId: string): Promise<string[]> {
  const rows = await connection.rows<{ id: string }>(
    `SELECT DISTINCT b.claim_id AS id FROM (${blindClaims(viewer, uuid(articleId))}) b ORDER BY 1`,
  );
  return rows.map((row) => row.id);
}

async function* allLines(connection: ExportConnection, header: Header, queries: Record<LineRecord, string[]>): AsyncGenerator<Uint8Array> {
  yield asLine(header);
  const lines: Record<string, number> = {};
  for (const [record, parts] of Object.entries(queries)) {
    lines[record] = 0;
    for (const query of parts) {
      for await (const block of connection.copy(query)) {
        lines[record] += lineEnds(block);
        yield block;
      }
    }
  }
  yield asLine({ record: "end", lines });
}

function asLine(value: object): Uint8Array {
  return Buffer.from(`${canonicalJson(value as Parameters<typeof canonicalJson>[0])}\n`);
}

function lineEnds(block: Buffer): number {
  let count = 0;
  for (let at = block.indexOf(10); at !== -1; at = block.indexOf(10, at + 1)) count += 1;
  return count;
}

/** What a COPY prints, line by line, each read as JSON. */
export async function* parsedLines<T>(blocks: AsyncIterable<Buffer>): AsyncGenerator<T> {
  let begun: Buffer[] = [];
  for await (const block of blocks) {
    let from = 0;
    for (let at = block.indexOf(10); at !== -1; at = block.indexOf(10, from)) {
      yield JSON.parse(Buffer.concat([...begun, block.subarray(from, at)]).toString("utf8")) as T;
      begun = [];
      from = at + 1;
    }
    if (from < block.length) begun.push(block.subarray(from));
  }
}
