/** How far a bundle is: for who looks on. Its maker writes it, and stops when `signal` says so. */
export type Making = { step: string; written: () => number; signal: AbortSignal };
