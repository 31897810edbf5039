import { z } from "zod";
import { reanchor } from "@/lib/domain/anchoring/reanchor";
import { anchorAt } from "@/lib/domain/anchors";
import { Refusal } from "@/lib/domain/problems";
import { CodePointIndex } from "@/lib/domain/text";
import { parse, print, type Command } from "./command";
import { readJson, readText } from "./read-file";

const anchorsSchema = z.array(
  z.object({
    start: z.number().int().min(0),
    end: z.number().int().min(1),
    exact: z.string().min(1).optional(),
    prefix: z.string().optional(),
    suffix: z.string().optional(),
  }),
);

/** Where anchors of one version stand in the next, in the order given. All offsets count Unicode code points. */
export const anchorCommand: Command = {
  usage: "anchor OLD NEW --anchors FILE [--json]",
  async run(args) {
    const { files, json, values } = parse(args, 2, ["anchors"]);
    const [before, after] = [await readText(files[0]!), await readText(files[1]!)];
    const given = await readJson(values.anchors!, anchorsSchema);
    const beforePoints = new CodePointIndex(before);
    const afterPoints = new CodePointIndex(after);
    const quotes = given.map(({ start, end, exact, prefix, suffix }) => {
      if (end <= start) throw new Refusal("invalid", { detail: `An anchor ends before it starts: ${start}–${end}.` });
      const there = anchorAt(before, beforePoints.toCodeUnit(start), beforePoints.toCodeUnit(end));
      if (!exact && there.exact === "") throw new Refusal("invalid", { detail: `An anchor lies outside the old text: ${start}–${end}.` });
      return { ...there, exact: exact ?? there.exact, prefix: prefix ?? there.prefix, suffix: suffix ?? there.suffix };
    });
    const placed = reanchor(before, after, quotes).map((anchor) => ({
      ...anchor,
      start: afterPoints.toCodePoint(anchor.start),
      end: afterPoints.toCodePoint(anchor.end),
    }));
    if (json) print(placed);
    else
      process.stdout.write(
        placed
          .map(
            ({ state, score, start, end, exact }) =>
              `${state.padEnd(9)} ${score === null ? "    " : score.toFixed(2)} ${start}–${end}  ${exact.replace(/\s+/g, " ")}\n`,
          )
          .join(""),
      );
    return 0;
  },
};
