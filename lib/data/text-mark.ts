import type { Viewer } from "@/lib/domain/viewer";
import type { ReadClient } from "./reading";

/** Tells one state of a text from another: texts are never changed, but words in them may be erased. @param sha256 of the text as it came */
export async function textMark(db: ReadClient, { workspaceId }: Viewer, sha256: string): Promise<string> {
  const erasures = await db.auditEvent.count({ where: { workspaceId, act: "part.erased" } });
  return `${sha256}.${erasures}`;
}
