"use server";
import { assignArticleOperation } from "@/lib/operations/assign-article";
import { assignClaimOperation } from "@/lib/operations/assign-claim";
import { reassignClaimsOperation } from "@/lib/operations/reassign-claims";
import { serverAction } from "@/lib/pipeline/server-action";

export const assignArticleAction = serverAction(assignArticleOperation);
export const assignClaimAction = serverAction(assignClaimOperation);
export const reassignClaimsAction = serverAction(reassignClaimsOperation);
