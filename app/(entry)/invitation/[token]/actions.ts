"use server";
import { acceptInvitationOperation } from "@/lib/operations/accept-invitation";
import { visitorAction } from "@/lib/pipeline/visitor-action";

export const acceptInvitationAction = visitorAction(acceptInvitationOperation);
