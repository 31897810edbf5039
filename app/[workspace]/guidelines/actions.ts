"use server";
import { publishGuidelinesOperation } from "@/lib/operations/publish-guidelines";
import { serverAction } from "@/lib/pipeline/server-action";

export const publishGuidelinesAction = serverAction(publishGuidelinesOperation);
