import { edgesWithout, type QuoteAt } from "@/lib/domain/erased-edges";
import { Prisma } from "./generated/client";
import type { Tx } from "./transaction";

type Row = QuoteAt & { id: string };

/**
 * Erases the pieces of words with which the context of a quote begins or ends. To be called before the words themselves are erased.
 * @returns these contexts, in which the parts of the log may hold the same pieces
 */
export async function eraseEdges(tx: Tx, words: readonly string[]): Promise<string[]> {
  const pieces = new Set<string>();
  for (const { text, table, quotes } of [...(await inVersions(tx, words)), ...(await inSnapshots(tx, words))]) {
    for (const row of quotes) {
      const edges = edgesWithout(words, text, row);
      if (!edges) continue;
      if (edges.prefix !== row.prefix) pieces.add(row.prefix);
      if (edges.suffix !== row.suffix) pieces.add(row.suffix);
      await tx.$executeRaw`UPDATE ${Prisma.raw(table)} SET prefix = ${edges.prefix}, suffix = ${edges.suffix}
        WHERE workspace_id = ${tx.workspaceId}::uuid AND id = ${row.id}::uuid`;
    }
  }
  return [...pieces];
}

type Quoted = { text: string; table: "anchor" | "evidence_link"; quotes: Row[] };

async function inVersions(tx: Tx, words: readonly string[]): Promise<Quoted[]> {
  const texts = await tx.articleVersion.findMany({ where: holding(tx, words), select: { id: true, text: true } });
  const found: Quoted[] = [];
  for (const { id, text } of texts) {
    const quotes = await tx.$queryRaw<Row[]>`SELECT id, start, "end", prefix, suffix FROM anchor
      WHERE workspace_id = ${tx.workspaceId}::uuid AND article_version_id = ${id}::uuid AND state <> 'lost'`;
    found.push({ text, table: "anchor", quotes });
  }
  return found;
}

async function inSnapshots(tx: Tx, words: readonly string[]): Promise<Quoted[]> {
  const texts = await tx.snapshot.findMany({ where: holding(tx, words), select: { id: true, text: true } });
  const found: Quoted[] = [];
  for (const { id, text } of texts) {
    const quotes = await tx.$queryRaw<Row[]>`SELECT l.id, l.start, l."end", l.prefix, l.suffix FROM evidence_link l
      JOIN evidence v ON v.workspace_id = l.workspace_id AND v.id = l.evidence_id
      WHERE l.workspace_id = ${tx.workspaceId}::uuid AND v.snapshot_id = ${id}::uuid`;
    found.push({ text, table: "evidence_link", quotes });
  }
  return found;
}

const holding = (tx: Tx, words: readonly string[]) => ({
  workspaceId: tx.workspaceId,
  OR: words.map((each) => ({ text: { contains: each } })),
});
