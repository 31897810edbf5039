import { tellPresence } from "@/lib/data/presence";
import { isUuid } from "@/lib/domain/ids";
import { Refusal } from "@/lib/domain/problems";
import { refuseForeignOrigin } from "@/lib/pipeline/origin";
import type { PresenceSaid } from "@/lib/pipeline/live/presence";
import { problemResponse } from "@/lib/pipeline/route-problem";
import { viewerOf } from "@/lib/pipeline/session";

/**
 * Says which claim a tab takes in hand (`?tab=`, `?claim=`; without one, none): others who are there see it. Nothing is stored, so this is no
 * operation; it is heard only where the same person has that tab's live stream.
 */
export async function POST(request: Request, { params }: { params: Promise<{ workspace: string }> }): Promise<Response> {
  try {
    refuseForeignOrigin(request.headers);
    const { userId } = await viewerOf((await params).workspace);
    const query = new URL(request.url).searchParams;
    const [tab, claimId] = [query.get("tab") ?? "", query.get("claim")];
    if (!isUuid(tab) || (claimId !== null && !isUuid(claimId))) throw new Refusal("invalid", { fields: { tab: "This is no tab's name." } });
    tellPresence({ kind: "holds", userId, tab, claimId } satisfies PresenceSaid);
    return Response.json({ ok: true, value: null });
  } catch (error) {
    return problemResponse(error);
  }
}
