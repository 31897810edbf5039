"use server";
import { createFirstWorkspaceOperation } from "@/lib/operations/create-first-workspace";
import { visitorAction } from "@/lib/pipeline/visitor-action";

export const createFirstWorkspaceAction = visitorAction(createFirstWorkspaceOperation);
