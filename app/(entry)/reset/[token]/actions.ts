"use server";
import { resetPasswordOperation } from "@/lib/operations/reset-password";
import { visitorAction } from "@/lib/pipeline/visitor-action";

export const resetPasswordAction = visitorAction(resetPasswordOperation);
