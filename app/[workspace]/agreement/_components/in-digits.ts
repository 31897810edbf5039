/** Of a coefficient, three digits; of percent agreement, a share as per cent. With a real minus sign. */
export function inDigits(value: number, percent = false): string {
  const digits = percent ? (100 * value).toFixed(1) : value.toFixed(3);
  return digits.replace("-", "−").replace(/^−(0\.0+)$/, "$1");
}

/** For a cell of a picture: two digits. */
export function inShort(value: number): string {
  return value.toFixed(2).replace("-", "−").replace("−0.00", "0.00");
}

/** `1 claim`, `2 claims`. */
export function counted(count: number, thing: string): string {
  return `${count.toLocaleString("en")} ${thing}${count === 1 ? "" : "s"}`;
}
