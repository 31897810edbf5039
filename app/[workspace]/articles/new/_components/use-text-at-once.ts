"use client";
import { type RefObject, useEffect, useRef } from "react";

/** Longer texts (UTF-16 code units) stay out of text fields: Chromium lays out all of 5 MB, for half a second, at every key. */
export const longText = 200_000;
/** So much is never typed, but inserted by a program: Chromium would do that line by line, laying out the field each time. */
const moreThanTyped = 1000;

/**
 * Takes over where much text comes into a field at once: pasted, dropped, dictated. `take` gets the whole text, and
 * whether it is too long for the field, which then was left as it is. `mayBeLong`: a person wants it there nevertheless.
 */
export function useTextAtOnce(
  field: RefObject<HTMLTextAreaElement | null>,
  mayBeLong: boolean,
  take: (text: string, tooLong: boolean) => void,
): void {
  const taking = useRef(take);
  useEffect(() => {
    taking.current = take;
  });
  useEffect(() => {
    const area = field.current;
    const onBeforeInput = (event: InputEvent): void => {
      if (!area || !event.data || event.data.length < moreThanTyped) return;
      const { value, selectionStart, selectionEnd } = area;
      const tooLong = !mayBeLong && value.length - (selectionEnd - selectionStart) + event.data.length > longText;
      if (!tooLong && event.inputType !== "insertText") return;
      event.preventDefault();
      // As the field itself would do.
      const data = event.data.replace(/\r\n?/g, "\n");
      if (!tooLong) area.setRangeText(data, selectionStart, selectionEnd, "end");
      taking.current(tooLong ? value.slice(0, selectionStart) + data + value.slice(selectionEnd) : area.value, tooLong);
    };
    area?.addEventListener("beforeinput", onBeforeInput);
    return () => area?.removeEventListener("beforeinput", onBeforeInput);
  }, [field, mayBeLong]);
}
