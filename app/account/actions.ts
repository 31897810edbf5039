"use server";
import { changeNameOperation } from "@/lib/operations/change-name";
import { changePasswordOperation } from "@/lib/operations/change-password";
import { beginSecondFactorOperation } from "@/lib/operations/begin-second-factor";
import { confirmSecondFactorOperation } from "@/lib/operations/confirm-second-factor";
import { endSecondFactorOperation, renewRecoveryCodesOperation } from "@/lib/operations/end-second-factor";
import { endSessionOperation } from "@/lib/operations/end-session";
import { signOutEverywhereOperation } from "@/lib/operations/sign-out-everywhere";
import { visitorAction } from "@/lib/pipeline/visitor-action";

export const changeNameAction = visitorAction(changeNameOperation);
export const changePasswordAction = visitorAction(changePasswordOperation);
export const signOutEverywhereAction = visitorAction(signOutEverywhereOperation);
export const endSessionAction = visitorAction(endSessionOperation);
export const beginSecondFactorAction = visitorAction(beginSecondFactorOperation);
export const confirmSecondFactorAction = visitorAction(confirmSecondFactorOperation);
export const endSecondFactorAction = visitorAction(endSecondFactorOperation);
export const renewRecoveryCodesAction = visitorAction(renewRecoveryCodesOperation);
