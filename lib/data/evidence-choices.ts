import type { Reliability } from "@/lib/domain/grades";
import { Refusal } from "@/lib/domain/problems";
import type { Viewer } from "@/lib/domain/viewer";
import { listEvidence } from "./evidence-list";
import { textMark } from "./text-mark";
import { readAs } from "./reading";

export type SourceChoice = { id: string; name: string; reliability: Reliability; origin: string };
export type EvidenceChoice = {
  id: string;
  title: string;
  url: string | null;
  publishedOn: string | null;
  source: Omit<SourceChoice, "id">;
};

const most = 30;

/** Evidence that can be linked, by words of its title, address or source; the last added first. */
export async function evidenceChoices(viewer: Viewer, words: string): Promise<EvidenceChoice[]> {
  const found = await listEvidence(viewer, { words, before: null, limit: most });
  return found.map(({ id, title, url, publishedOn, source, reliability, origin }) => ({
    id,
    title,
    url,
    publishedOn: publishedOn?.toISOString().slice(0, 10) ?? null,
    source: { name: source, reliability, origin },
  }));
}

/** Sources whose name or origin holds what was typed. */
export async function sourceChoices(viewer: Viewer, typed: string): Promise<SourceChoice[]> {
  const contains = { contains: typed.trim(), mode: "insensitive" } as const;
  const rows = await readAs(viewer, (db) =>
    db.source.findMany({
      where: { workspaceId: viewer.workspaceId, OR: [{ name: contains }, { origin: contains }] },
      orderBy: [{ name: "asc" }],
      select: { id: true, name: true, reliability: true, origin: true },
      take: most,
    }),
  );
  return rows.map((row) => ({ ...row, reliability: row.reliability as Reliability }));
}

/** The frozen text of a piece of evidence, with its mark (textMark). */
export async function evidenceText(viewer: Viewer, evidenceId: string): Promise<{ text: string; mark: string }> {
  return readAs(viewer, async (db) => {
    const evidence = await db.evidence.findUnique({
      where: { workspaceId_id: { workspaceId: viewer.workspaceId, id: evidenceId } },
      select: { snapshot: { select: { text: true, textSha256: true } } },
    });
    if (!evidence) throw new Refusal("not-found");
    const { text, textSha256 } = evidence.snapshot;
    return { text, mark: await textMark(db, viewer, textSha256) };
  });
}
