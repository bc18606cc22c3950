import { formatBytes } from "@/lib/client/format-bytes";
import { dateFormat, dollarFormat, numberFormat } from "@/lib/i18n/formats";
import { msg, t } from "@/lib/i18n/translate";
import type { UsageLimit, UsageSum } from "@/lib/protocol/usage";

const COUNT = numberFormat();
const COMPACT = numberFormat({ notation: "compact", maximumFractionDigits: 1 });
const DAY = dateFormat("shortDay", "UTC");
const DOLLARS = dollarFormat({ minimumFractionDigits: 2, maximumFractionDigits: 2 });
const CENTS = dollarFormat({ maximumSignificantDigits: 2 });

export const formatCount = (count: number) => COUNT.format(count);
/** Of what is shown at a glance: "1.2M". */
export const formatCompact = (count: number) => COMPACT.format(count);

/** Cents where there are dollars, else the two digits that say something. */
export const formatDollars = (usd: number) => (usd >= 1 || usd === 0 ? DOLLARS : CENTS).format(usd);

/** What something has cost; what is not known is said, not left out. */
export function costOf({ usd, unpriced, turns }: UsageSum): string {
  if (unpriced === 0) return formatDollars(usd);
  return unpriced === turns ? t("not known") : t("{price} and more", { price: formatDollars(usd) });
}

/** A day as "26 Nov", given as "2026-11-26". */
export const formatDay = (day: string) => DAY.format(new Date(`${day}T00:00:00Z`));

const LIMIT_NAMES: Record<UsageLimit["name"], string> = {
  messages: msg("Messages within an hour"),
  uploads: msg("Uploads within an hour"),
  shares: msg("Links made within an hour"),
  spending: msg("Spent today (UTC), with what is put aside"),
  storage: msg("Files kept"),
  files: msg("Number of files"),
};

export const nameOfLimit = ({ name }: UsageLimit) => t(LIMIT_NAMES[name]);

/** As in "3 of 60", or "$0.12, without a limit". */
export function stateOfLimit({ name, used, most }: UsageLimit): string {
  const format = name === "spending" ? formatDollars : name === "storage" ? formatBytes : formatCount;
  return most === null
    ? t("{used}, without a limit of your own", { used: format(used) })
    : t("{used} of {most}", { used: format(used), most: format(most) });
}

/** All of the last days up to this one, by the clock of this browser, as "2026-11-26". */
export function daysUntil(now: Date, count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() - (count - 1 - index));
    const [year, month, date] = [day.getFullYear(), day.getMonth() + 1, day.getDate()];
    return `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
  });
}
