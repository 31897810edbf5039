/*
 * What was typed in the last moment before a page is left. IndexedDB answers too late for it, so it is written down at
 * once, and found by the next visit. Too large a text, and a browser that forbids it, are passed over.
 */
const place = (key: string): string => `onus-left/${key}`;

export function leaveBehind(key: string, value: unknown): void {
  try {
    localStorage.setItem(place(key), JSON.stringify(value));
  } catch {
    // IndexedDB may still make it.
  }
}

export function takeUp<Value>(key: string): Value | undefined {
  try {
    const left = localStorage.getItem(place(key));
    localStorage.removeItem(place(key));
    return left === null ? undefined : (JSON.parse(left) as Value);
  } catch {
    return undefined;
  }
}
