import "server-only";

// Enough for every use, and without the tail that binary fractions leave: 0.1 + 0.2 is 0.3.
const SIGNIFICANT_DIGITS = 12;

export function roundOff(value: number): number {
  return Number(value.toPrecision(SIGNIFICANT_DIGITS));
}
