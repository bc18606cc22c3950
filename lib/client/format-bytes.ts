import { numberFormat } from "@/lib/i18n/formats";
import { perArguments } from "@/lib/i18n/per-arguments";

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
const STEP = 1000;

/** A size as people read it: "812 kB", "4.2 MB". */
export function formatBytes(bytes: number): string {
  const power = bytes < STEP ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log(bytes) / Math.log(STEP)));
  const value = bytes / STEP ** power;
  return formatOf(power, value < 10 && power > 0 ? 1 : 0).format(value);
}

const formatOf = perArguments((power: number, digits: number) =>
  numberFormat({
    style: "unit",
    unit: UNITS[power] ?? "byte",
    unitDisplay: power === 0 ? "long" : "short",
    maximumFractionDigits: digits,
  }),
);
