"use server";
import { askPasswordResetOperation } from "@/lib/operations/ask-password-reset";
import { visitorAction } from "@/lib/pipeline/visitor-action";

export const askPasswordResetAction = visitorAction(askPasswordResetOperation);
