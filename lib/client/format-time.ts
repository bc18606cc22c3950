import { dateFormat, relativeFormat } from "@/lib/i18n/formats";
import { t } from "@/lib/i18n/translate";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const RELATIVE = relativeFormat({ numeric: "always" });
const CLOCK = dateFormat("clock");
const DAY = dateFormat("day");
const DAY_OF_YEAR = dateFormat("dayOfYear");

/** How long ago something was, up to a day; the date of what is older. All in ms since the epoch. */
export function formatAgo(time: number, now: number): string {
  const ago = now - time;
  if (ago < MINUTE_MS) return t("just now");
  if (ago < HOUR_MS) return RELATIVE.format(-Math.floor(ago / MINUTE_MS), "minute");
  if (ago < DAY_MS) return RELATIVE.format(-Math.floor(ago / HOUR_MS), "hour");
  return formatDate(time, now);
}

/** "3 December", with its year where that is another one than now. */
export function formatDate(time: number, now: number): string {
  const isThisYear = new Date(time).getFullYear() === new Date(now).getFullYear();
  return (isThisYear ? DAY : DAY_OF_YEAR).format(time);
}

/** When something is going to be, in words for the end of a sentence. In ms since the epoch. */
export function formatUntil(time: number, now: number): string {
  if (time - now < MINUTE_MS) return t("in less than a minute");
  const isToday = new Date(time).toDateString() === new Date(now).toDateString();
  const clock = CLOCK.format(time);
  return isToday ? t("at {clock}", { clock }) : t("tomorrow at {clock}", { clock });
}
