const asked = "onus-bundle-asked";

/** Says that a bundle was asked for, to the list of them. */
export function sayBundleAsked(): void {
  dispatchEvent(new Event(asked));
}

/** @returns what ends it */
export function onBundleAsked(listener: () => void): () => void {
  addEventListener(asked, listener);
  return () => removeEventListener(asked, listener);
}
