/**
 * What may be sent to an action at once, in megabytes (2^20 bytes), as next.config.mjs has it: the longest article in any script, of which a
 * character takes up to three bytes in UTF-8, with the escapes of its line ends.
 */
export const maxBodyMegabytes = 24;

/** Whether what is sent is sure to be cut off on its way: its texts alone are larger. */
export function isTooLargeToSend(input: unknown): boolean {
  const texts: string[] = [];
  const look = (value: unknown): void => {
    if (typeof value === "string") texts.push(value);
    else if (typeof value === "object" && value !== null) for (const each of Object.values(value)) look(each);
  };
  look(input);
  const limit = maxBodyMegabytes * 1024 * 1024;
  if (texts.reduce((sum, text) => sum + text.length, 0) * 3 <= limit) return false;
  const encoder = new TextEncoder();
  return texts.reduce((sum, text) => sum + encoder.encode(text).length, 0) > limit;
}
