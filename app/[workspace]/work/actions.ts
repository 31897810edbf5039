"use server";
import { releaseAssignmentsOperation } from "@/lib/operations/release-assignments";
import { takeClaimOperation } from "@/lib/operations/take-claim";
import { serverAction } from "@/lib/pipeline/server-action";

export const takeClaimAction = serverAction(takeClaimOperation);
export const releaseAssignmentsAction = serverAction(releaseAssignmentsOperation);
