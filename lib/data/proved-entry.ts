import type { ProvedEntry } from "@/lib/domain/audit/check-entry";
import { toBase64 } from "@/lib/domain/audit/note/base64";
import { Refusal } from "@/lib/domain/problems";
import type { Viewer } from "@/lib/domain/viewer";
import { logEntry } from "./log-entries";
import { proofOfEntry } from "./log-proof";
import { readAs } from "./reading";

/**
 * An entry with all that is needed to check it, as far as the viewer may see its content.
 * @throws Refusal `not-found`, also where its place is not the viewer's to know; `unavailable` while it is not sealed
 */
export async function provedEntry(viewer: Viewer, eventId: string): Promise<ProvedEntry> {
  const entry = await logEntry(viewer, eventId);
  if (!entry.place) throw new Refusal("not-found");
  const proof = await proofOfEntry(viewer, eventId);
  if (!proof) throw new Refusal("unavailable", { detail: "No signed checkpoint covers this entry yet. Try again in a moment." });
  const { workspaceId } = viewer;
  const shown = Object.entries(entry.parts).filter(([, part]) => part.state === "shown");
  const { parts, log } = await readAs(viewer, async (db) => ({
    parts: await db.auditPart.findMany({
      where: { workspaceId, leafHash: Buffer.from(entry.leafHash, "hex"), name: { in: shown.map(([name]) => name) } },
      orderBy: { name: "asc" },
    }),
    log: await db.auditLog.findUniqueOrThrow({ where: { workspaceId_origin: { workspaceId, origin: proof.origin } } }),
  }));
  const utf8 = new TextDecoder();
  return {
    leaf: utf8.decode(proof.leaf),
    index: proof.index,
    note: proof.note,
    key: log.key ?? "",
    path: proof.path.map(toBase64),
    parts: parts.map(({ name, payload, salt }) => ({ name, payload: utf8.decode(payload), salt: Buffer.from(salt).toString("hex") })),
  };
}
