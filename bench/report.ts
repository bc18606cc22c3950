import { type Bar, judge, type Verdict } from "./bars.ts";
import type { Result } from "./result.ts";

const NAME_WIDTH = 22;
const DIGITS = 3;

/** Prints a result beside its baselines and bars. */
export function print(result: Result): void {
  const { label, value, unit, baselines = {} } = result;
  console.log(`\n${label}  [${result.id}]`);
  console.log(`  ${"Parley".padEnd(NAME_WIDTH)} ${toText(value)} ${unit}`);
  for (const [name, other] of Object.entries(baselines)) {
    console.log(
      `  ${name.padEnd(NAME_WIDTH)} ${toText(other)} ${unit}   Parley is ${toText(value / other)} × of it`,
    );
  }
  for (const verdict of judge(result)) console.log(`  ${toLine(verdict, unit)}`);
}

function toLine({ bar, reached, holds }: Verdict, unit: string): string {
  return `${holds ? "holds" : "FAILS"}: ${phrase(bar, unit)}, reached ${toText(reached)}`;
}

function phrase({ most, times, above }: Bar, unit: string): string {
  if (times !== undefined) return `at most ${toText(most)} × ${times}`;
  if (above !== undefined) return `at most ${toText(most)} ${unit} above ${above}`;
  return `at most ${toText(most)} ${unit}`;
}

/** Three digits, and all of a whole number. */
function toText(value: number): string {
  if (Number.isInteger(value) || !Number.isFinite(value)) return String(value);
  return Math.abs(value) >= 10 ** (DIGITS - 1) ? value.toFixed(0) : value.toPrecision(DIGITS);
}

/** Those of the results that are past a bar, by their ids. */
export function pastBars(results: readonly Result[]): string[] {
  return results.filter((result) => judge(result).some(({ holds }) => !holds)).map(({ id }) => id);
}
