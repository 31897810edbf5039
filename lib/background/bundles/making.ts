/** How far a bundle is: for who looks on. Its maker writes it, and stops when `signal` says so. */
export type Making = {
  step: string;
  written: () => number;
  signal: AbortSignal;
  /** Names of the witnesses whose cosignatures are waited for, and how long at most; none: what the log has signed is enough. */
  witnesses?: { names: readonly string[]; patienceMs: number };
};
