import type { Row } from "./row";

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** @param share from 0 to 1 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}

/** A row whose ratio is value / reference, met when `holds(ratio)`. */
export function ratioRow(row: Omit<Row, "ratio" | "met">, holds: (ratio: number) => boolean): Row {
  const ratio = Number((row.value / row.referenceValue).toFixed(3));
  return { ...row, value: round(row.value), referenceValue: round(row.referenceValue), ratio, met: holds(ratio) };
}

export function round(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toFixed(3));
}

/** Calls `once` from so many clients at the same time, for so long. @returns calls a second */
export async function callsPerSecond(clients: number, ms: number, once: (client: number) => Promise<void>): Promise<number> {
  const began = performance.now();
  let calls = 0;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (performance.now() - began < ms) {
        await once(client);
        calls++;
      }
    }),
  );
  return (calls / (performance.now() - began)) * 1000;
}
