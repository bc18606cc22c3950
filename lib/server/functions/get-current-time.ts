import "server-only";
import { msg } from "@/lib/i18n/translate";
import type { BuiltIn } from "./built-in";

export const getCurrentTime: BuiltIn = {
  name: "get_current_time",
  description: msg("Tells the date, the time and the day of the week in a time zone."),
  parameters: {
    type: "object",
    properties: {
      time_zone: {
        type: "string",
        description: "IANA name, such as Europe/Paris. UTC where it is left out.",
      },
    },
  },
  run({ time_zone }) {
    const timeZone = typeof time_zone === "string" && time_zone !== "" ? time_zone : "UTC";
    if (!isTimeZone(timeZone)) throw new Error(`${timeZone} is not the IANA name of a time zone.`);
    const now = new Date();
    const local = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "long", timeZone });
    return JSON.stringify({ time_zone: timeZone, local_time: local.format(now), utc: now.toISOString() });
  },
};

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }) !== null;
  } catch {
    return false;
  }
}
