import { t } from "@/lib/i18n/translate";

const SECOND_MS = 1000;

/** A time that somebody has waited: "12 s", "3 min 12 s", "1 h 4 min". */
export function formatElapsed(ms: number): string {
  const seconds = Math.round(Math.max(0, ms) / SECOND_MS);
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) return t("{seconds} s", { seconds });
  if (minutes < 60) return t("{minutes} min {seconds} s", { minutes, seconds: seconds % 60 });
  return t("{hours} h {minutes} min", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
