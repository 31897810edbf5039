import { z } from "zod";
import { insertEvidence, updateEvidence } from "@/lib/data/evidence";
import { expectVersion, lockRow } from "@/lib/data/locking";
import { findSnapshot } from "@/lib/data/snapshots";
import { canonicalJson } from "@/lib/domain/audit/json";
import { evidenceSchema } from "@/lib/domain/evidence";
import { mayAnalyse } from "@/lib/domain/policy";
import { operation } from "@/lib/pipeline/operation";

const asDate = (day: string | null): Date | null => (day === null ? null : new Date(`${day}T00:00:00Z`));

/** Makes evidence of a frozen document and who stands behind it. The same evidence then serves many claims. */
export const addEvidenceOperation = operation({
  name: "add-evidence",
  input: evidenceSchema.extend({
    snapshotId: z.uuid(),
    sourceId: z.uuid("Choose a source."),
    intake: z.enum(["url", "file", "typed"]),
    fileName: z.string().max(255).nullable().default(null),
  }),
  subject: async (tx, input) => ({
    snapshot: await findSnapshot(tx, input.snapshotId),
    source: await lockRow(tx, "source", input.sourceId),
  }),
  permit: (viewer) => mayAnalyse(viewer),
  async perform({ tx, viewer, now, newId }, { snapshot, source }, input) {
    const id = newId();
    const url = snapshot.finalUrl ?? input.url;
    await insertEvidence(tx, { id, ...input, url, publishedOn: asDate(input.publishedOn) }, { by: viewer.userId, at: now });
    return {
      events: [
        {
          act: "evidence.added",
          object: { kind: "evidence", id },
          version: 1,
          parts: { after: { ...input, url, source: source.name, sha256: snapshot.sha256, textSha256: snapshot.textSha256 } },
        },
      ],
      value: { evidenceId: id, version: 1 },
    };
  },
});

export const editEvidenceOperation = operation({
  name: "edit-evidence",
  input: evidenceSchema.extend({ evidenceId: z.uuid(), version: z.int().min(1), sourceId: z.uuid("Choose a source.") }),
  subject: async (tx, input) => ({
    evidence: await lockRow(tx, "evidence", input.evidenceId),
    source: await lockRow(tx, "source", input.sourceId),
  }),
  permit: (viewer) => mayAnalyse(viewer),
  async perform({ tx }, { evidence, source }, { evidenceId, version: seen, ...input }) {
    expectVersion(evidence, seen);
    const { title, url, sourceId } = evidence;
    const before = { title, url, sourceId, publishedOn: evidence.publishedOn?.toISOString().slice(0, 10) ?? null };
    if (canonicalJson(before) === canonicalJson(input)) return { events: [], value: { evidenceId, version: evidence.version } };
    const version = await updateEvidence(tx, evidence, { ...input, publishedOn: asDate(input.publishedOn) });
    return {
      events: [
        {
          act: "evidence.changed",
          object: { kind: "evidence", id: evidenceId },
          version,
          parts: { before, after: { ...input, source: source.name } },
        },
      ],
      value: { evidenceId, version },
    };
  },
});
