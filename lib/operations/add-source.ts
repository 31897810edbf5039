import { z } from "zod";
import { insertSource, updateSource } from "@/lib/data/evidence";
import { expectVersion, lockRow } from "@/lib/data/locking";
import { canonicalJson } from "@/lib/domain/audit/json";
import { sourceSchema } from "@/lib/domain/evidence";
import { mayAnalyse } from "@/lib/domain/policy";
import { operation } from "@/lib/pipeline/operation";

export const addSourceOperation = operation({
  name: "add-source",
  input: sourceSchema,
  subject: async () => null,
  permit: (viewer) => mayAnalyse(viewer),
  async perform({ tx, viewer, now, newId }, _subject, input) {
    const id = newId();
    const source = { ...input, origin: input.origin || input.name };
    await insertSource(tx, { id, ...source }, { by: viewer.userId, at: now });
    return {
      events: [{ act: "source.added", object: { kind: "source", id }, version: 1, parts: { after: source } }],
      value: { sourceId: id, version: 1, ...source },
    };
  },
});

export const editSourceOperation = operation({
  name: "edit-source",
  input: sourceSchema.extend({ sourceId: z.uuid(), version: z.int().min(1) }),
  subject: (tx, input) => lockRow(tx, "source", input.sourceId),
  permit: (viewer) => mayAnalyse(viewer),
  async perform({ tx }, source, { sourceId, version: seen, ...input }) {
    expectVersion(source, seen);
    const { name, reliability, origin, url, note } = source;
    const before = { name, reliability, origin, url, note };
    const after = { ...input, origin: input.origin || input.name };
    if (canonicalJson(before) === canonicalJson(after)) return { events: [], value: { sourceId, version: source.version, ...after } };
    const version = await updateSource(tx, source, after);
    return {
      events: [
        {
          act: "source.changed",
          object: { kind: "source", id: sourceId },
          version,
          parts: { before, after },
        },
      ],
      value: { sourceId, version, ...after },
    };
  },
});
