import { readCandidates } from "@/lib/data/workbench";
import { isUuid } from "@/lib/domain/ids";
import { Refusal } from "@/lib/domain/problems";
import { jsonResponse, readRoute } from "@/lib/pipeline/read-route";

const maxWindow = 500;

/** Proposed claims of a window of sentences: `?version=…&from=…&to=…`, at most 500 sentences. */
export const GET = readRoute<{ article: string }>(
  async (viewer, _params, request) => {
    const query = new URL(request.url).searchParams;
    const version = query.get("version") ?? "";
    const [from, to] = [Number(query.get("from")), Number(query.get("to"))];
    if (!isUuid(version)) throw new Refusal("not-found");
    if (!Number.isInteger(from) || !Number.isInteger(to) || from < 0 || to < from || to - from > maxWindow) {
      throw new Refusal("invalid", { fields: { to: `Ask for at most ${maxWindow} sentences.` } });
    }
    return jsonResponse(JSON.stringify(await readCandidates(viewer, version, { from, to })));
  },
  ["article"],
);
