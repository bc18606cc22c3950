import { numberFormat } from "@/lib/i18n/formats";
import { t } from "@/lib/i18n/translate";

const NUMBER = numberFormat({ maximumFractionDigits: 2 });
const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

/** A time as developers read it: "340 ms", "2.31 s", "3 min 12 s". */
export function formatSpan(ms: number): string {
  if (ms < SECOND_MS) return t("{ms} ms", { ms: Math.round(ms) });
  if (ms < MINUTE_MS) return t("{seconds} s", { seconds: NUMBER.format(ms / SECOND_MS) });
  return t("{minutes} min {seconds} s", {
    minutes: Math.floor(ms / MINUTE_MS),
    seconds: Math.round((ms % MINUTE_MS) / SECOND_MS),
  });
}
