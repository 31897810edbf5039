"use server";
import { changeWorkspaceOperation } from "@/lib/operations/change-workspace";
import { serverAction } from "@/lib/pipeline/server-action";

export const changeWorkspaceAction = serverAction(changeWorkspaceOperation);
