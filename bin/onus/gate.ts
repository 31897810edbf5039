import { z } from "zod";
import { gate } from "@/lib/domain/gate";
import { stances } from "@/lib/domain/stances";
import { bases, tags } from "@/lib/domain/tags";
import { parse, print, type Command } from "./command";
import { readJson } from "./read-file";

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}/, "a date, YYYY-MM-DD");

const questionSchema = z.object({
  assessment: z.object({
    tag: z.enum(tags).nullable().default(null),
    basis: z.enum(bases).nullable().default(null),
    rationale: z
      .string()
      .nullable()
      .default("")
      .transform((text) => text ?? ""),
    asOf: isoDate.nullable().default(null),
  }),
  links: z
    .array(
      z.object({
        stance: z.enum(stances),
        origin: z.string(),
        credibility: z.number().int().min(1).max(6).default(6),
        publishedOn: isoDate.nullable().default(null),
      }),
    )
    .default([]),
  searches: z.array(z.unknown()).default([]),
});

/** Whether the consistency gate lets an assessment through, and if not, the rules that failed. */
export const gateCommand: Command = {
  usage: "gate FILE [--json]",
  async run(args) {
    const { files, json } = parse(args, 1);
    const { assessment, links, searches } = await readJson(files[0]!, questionSchema);
    const failed = gate(assessment, links, searches);
    if (json) print({ ok: failed.length === 0, failed });
    else if (failed.length === 0) process.stdout.write("The gate is open.\n");
    else process.stderr.write(failed.map(({ rule, message }) => `${rule}: ${message}\n`).join(""));
    return failed.length === 0 ? 0 : 1;
  },
};
