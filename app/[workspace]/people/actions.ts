"use server";
import { changeRoleOperation } from "@/lib/operations/change-role";
import { inviteMemberOperation } from "@/lib/operations/invite-member";
import { removeMemberOperation } from "@/lib/operations/remove-member";
import { withdrawInvitationOperation } from "@/lib/operations/withdraw-invitation";
import { serverAction } from "@/lib/pipeline/server-action";

export const changeRoleAction = serverAction(changeRoleOperation);
export const inviteMemberAction = serverAction(inviteMemberOperation);
export const removeMemberAction = serverAction(removeMemberOperation);
export const withdrawInvitationAction = serverAction(withdrawInvitationOperation);
