import { z } from "zod";

/** What the sign-in asks for once the password is right. */
export const codeNeeded = "Enter the code of your second factor, or a recovery code.";
/** One answer for a wrong code and for one that was used before. */
export const codeWrong = "This code is not right, or it was used already.";

/** Six digits, or a recovery code; spaces are what people type in between. */
export const codeSchema = z
  .string()
  .max(40, codeWrong)
  .transform((typed) => typed.replace(/[\s-]/g, "").toLowerCase());
export const givenCodeSchema = codeSchema.refine((code) => code !== "", codeNeeded);

export const isTotpCode = (code: string): boolean => /^\d{6}$/.test(code);
