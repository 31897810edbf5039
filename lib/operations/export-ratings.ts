import { openRatingsFile } from "@/lib/data/ratings-file";
import type { AgreementAsked } from "@/lib/domain/agreement-asked";
import { attachment } from "@/lib/domain/exports/download-name";
import { Refusal } from "@/lib/domain/problems";
import type { Viewer } from "@/lib/domain/viewer";
import { type Download, streamed } from "./export-article";

/**
 * The ratings that agreement is worked out from, under pseudonyms, as `onus agreement` reads them. It reads only, so it has no event.
 * @throws Refusal `forbidden`, `rate-limited`; `not-found` where there are no ratings but places
 */
export async function exportRatings(viewer: Viewer, asked: AgreementAsked): Promise<Download> {
  const { subject } = asked;
  if (subject === "places") throw new Refusal("not-found");
  const file = await openRatingsFile(viewer, asked, subject);
  return {
    mediaType: "text/csv; charset=utf-8; header=present",
    disposition: attachment(`${viewer.workspace.name} ${subject} ratings`, ".csv"),
    body: streamed(file.lines(), file.close),
  };
}
