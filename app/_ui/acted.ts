const acted = "onus-acted";

/** Says that something was done, to whoever counts what is left to do. */
export function sayActed(): void {
  dispatchEvent(new Event(acted));
}

/** @returns what ends it */
export function onActed(listener: () => void): () => void {
  addEventListener(acted, listener);
  return () => removeEventListener(acted, listener);
}
