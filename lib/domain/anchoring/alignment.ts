import type { Tokens } from "./tokens";

/** How an old token came to its new one; 0 if it is not aligned. This one: between two sure places, by what is likely; needs to be looked at again before it is believed. */
export const likely = 1;
/** Aligned by text that is unique in both versions, or joined to it without a break. */
export const sure = 2;
/** Joined to sure text on both sides, where the two disagree: one of two identical copies was removed, or text moved. */
export const contested = 3;

/** Which token of the new text each token of the old one became. One to one; -1 where there is none. */
export type Alignment = {
  old: Tokens;
  new: Tokens;
  oldToNew: Int32Array;
  newToOld: Int32Array;
  status: Uint8Array;
};
