"use server";
import { changeNameOperation } from "@/lib/operations/change-name";
import { changePasswordOperation } from "@/lib/operations/change-password";
import { signOutEverywhereOperation } from "@/lib/operations/sign-out-everywhere";
import { visitorAction } from "@/lib/pipeline/visitor-action";

export const changeNameAction = visitorAction(changeNameOperation);
export const changePasswordAction = visitorAction(changePasswordOperation);
export const signOutEverywhereAction = visitorAction(signOutEverywhereOperation);
