import { z } from "zod";
import { optionalDate } from "./assessments";
import { credibilities, reliabilities } from "./grades";
import { stances } from "./stances";

/** An http(s) address, or none. An empty field is none. */
export const optionalUrl = z
  .union([
    z.literal("").transform(() => null),
    z
      .string()
      .trim()
      .max(2000, "An address has at most 2,000 characters.")
      .refine((value) => /^https?:\/\//i.test(value) && URL.canParse(value), "Write the whole address, with https://."),
  ])
  .nullable()
  .default(null);

export const sourceSchema = z.object({
  name: z.string().trim().min(1, "Name the source.").max(200, "At most 200 characters."),
  reliability: z.enum(reliabilities, "Choose a reliability from A to F."),
  /** Sources that merely repeat each other share it; empty means that the source stands for itself. */
  origin: z.string().trim().max(200, "At most 200 characters.").default(""),
  url: optionalUrl,
  note: z.string().trim().max(2000, "At most 2,000 characters.").default(""),
});

export const evidenceSchema = z.object({
  title: z.string().trim().min(1, "Give the evidence a title.").max(500, "At most 500 characters."),
  url: optionalUrl,
  publishedOn: optionalDate,
});

/** What evidence says about one claim, and where in the snapshot it says so (UTF-16 offsets). */
export const linkSchema = z
  .object({
    stance: z.enum(stances, "Choose what it does to the claim."),
    credibility: z.literal([...credibilities], "Choose a credibility from 1 to 6."),
    start: z.int().min(0),
    end: z.int().min(1, "Select the passage that says it."),
    note: z.string().trim().max(5000, "At most 5,000 characters.").default(""),
  })
  .refine((link) => link.end > link.start, { message: "Select the passage that says it.", path: ["end"] });
