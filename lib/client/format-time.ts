const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

// Making a formatter is slow, and a list may have hundreds of times.
const RELATIVE = new Intl.RelativeTimeFormat("en", { numeric: "always" });
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long" });
const DAY_OF_YEAR = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" });

/** How long ago something was, up to a day; the date of what is older. All in ms since the epoch. */
export function formatAgo(time: number, now: number): string {
  const ago = now - time;
  if (ago < MINUTE_MS) return "just now";
  if (ago < HOUR_MS) return RELATIVE.format(-Math.floor(ago / MINUTE_MS), "minute");
  if (ago < DAY_MS) return RELATIVE.format(-Math.floor(ago / HOUR_MS), "hour");
  return formatDate(time, now);
}

/** "3 December", with its year where that is another one than now. */
export function formatDate(time: number, now: number): string {
  const isThisYear = new Date(time).getFullYear() === new Date(now).getFullYear();
  return (isThisYear ? DAY : DAY_OF_YEAR).format(time);
}
