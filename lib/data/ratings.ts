import type { Ratings } from "@/lib/domain/agreement/ratings";
import { ratingsOfPatterns } from "@/lib/domain/agreement/ratings-of-patterns";
import { type AgreementAsked, type Rated, ratedLabels } from "@/lib/domain/agreement-asked";
import type { Viewer } from "@/lib/domain/viewer";
import { Prisma } from "./generated/client";
import { codeSql, itemOf, ratedQuery, ratedScope, type RatedScope, ratersSql } from "./rated";
import { readAs } from "./reading";
import { plannedEachTime } from "./statement-names";

/** Codes take three bits each, so that those of an item fit into a few numbers of 32 bits. */
const codeBits = 3;
const ratersAWord = 10;

/**
 * Who rated what, under pseudonyms, with items numbered: PostgreSQL counts how many items were rated in which way, and that is all that
 * comes out of it, some hundred rows for 100,000 items. @throws Refusal `forbidden`
 */
export async function readRatings(viewer: Viewer, asked: AgreementAsked, subject: Rated): Promise<Ratings> {
  const scope = await ratedScope(viewer, asked);
  const { raters } = scope;
  const rows = await readAs(viewer, (db) => db.$queryRaw<Record<string, number>[]>`${Prisma.raw(patternsQuery(scope, subject))}`);
  const codes = new Uint16Array(rows.length * raters.length);
  rows.forEach((row, i) => {
    raters.forEach((_, rater) => {
      const word = row[`w${Math.floor(rater / ratersAWord)}`]!;
      codes[i * raters.length + rater] = (word >> (codeBits * (rater % ratersAWord))) & (2 ** codeBits - 1);
    });
  });
  const pseudonyms = raters.map(({ pseudonym }) => pseudonym);
  return ratingsOfPatterns(pseudonyms, ratedLabels[subject], { codes, counts: Int32Array.from(rows, ({ items }) => items!) });
}

function patternsQuery(scope: RatedScope, subject: Rated): string {
  const words = Array.from({ length: Math.max(1, Math.ceil(scope.raters.length / ratersAWord)) }, (_, word) => word);
  const columns = words.map((word) => `w${word}`).join(", ");
  const item = itemOf[subject];
  return `${plannedEachTime} SELECT ${columns}, count(*)::int AS items FROM (
      SELECT ${words.map((word) => `coalesce(bit_or(code) FILTER (WHERE word = ${word}), 0) AS w${word}`).join(", ")} FROM (
        SELECT ${item}, (place - 1) / ${ratersAWord} AS word,
          ${codeSql(subject, "label")} << (${codeBits} * ((place - 1) % ${ratersAWord})::int) AS code
        FROM (${ratedQuery(scope, subject)}) rated JOIN unnest(${ratersSql(scope.raters)}) WITH ORDINALITY m (rater, place) USING (rater)) coded
      GROUP BY ${item}) patterned
    GROUP BY ${columns}`;
}

/** How many first submissions were made by somebody who could see others' work, and so do not count unless asked for. */
export async function countSeen(viewer: Viewer, asked: AgreementAsked): Promise<number> {
  const scope = await ratedScope(viewer, asked);
  const count = (seen: boolean): string => `(SELECT count(*) FROM (${ratedQuery({ ...scope, asked: { ...asked, seen } }, "tag")}) counted)`;
  const query = `${plannedEachTime} SELECT (${count(true)} - ${count(false)})::int AS count`;
  const [row] = await readAs(viewer, (db) => db.$queryRaw<{ count: number }[]>`${Prisma.raw(query)}`);
  return row!.count;
}
