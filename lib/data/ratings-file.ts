import type { AgreementAsked, Rated } from "@/lib/domain/agreement-asked";
import type { Viewer } from "@/lib/domain/viewer";
import { openExportConnection } from "./exports-connection";
import { itemOf, ratedQuery, ratedScope } from "./rated";

export type OpenRatingsFile = {
  /** CSV, the header first. All cells are ids, pseudonyms, labels or moments, of which none needs quotes. */
  lines(): AsyncGenerator<Uint8Array>;
  /** Lets go of the connection, also in the middle. */
  close(): void;
};

/** Begins to read the ratings themselves, under pseudonyms, in one consistent state. Whoever opens closes. @throws Refusal `forbidden`, `rate-limited` */
export async function openRatingsFile(viewer: Viewer, asked: AgreementAsked, subject: Rated): Promise<OpenRatingsFile> {
  const rated = ratedQuery(await ratedScope(viewer, asked), subject);
  const item = itemOf[subject].split(", ").map((column) => `r.${column}`);
  const moment = `to_char(r.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  const query = `SELECT concat_ws(',', ${item.join(" || '/' || ")}, m.pseudonym, r.label, r.article_id, ${moment}) FROM (${rated}) r
    JOIN membership m ON m.workspace_id = (SELECT current_workspace()) AND m.user_id = r.rater
    ORDER BY ${item.join(", ")}, r.at, m.pseudonym`;
  const connection = await openExportConnection(viewer);
  return {
    async *lines() {
      yield Buffer.from("item,rater,label,article,rated_at\n");
      yield* connection.copy(query);
    },
    close: connection.close,
  };
}
