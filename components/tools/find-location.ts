import { msg, t } from "@/lib/i18n/translate";

type Location = { latitude: number; longitude: number };

const TIMEOUT_MS = 10_000;
// A few hundred metres: near enough for what is near, and no nearer than needed.
const DECIMALS = 2;

/** Where this device is, roughly, or why that is not known. The browser asks the person first. */
export function findLocation(): Promise<Location | { problem: string }> {
  return new Promise((resolve) => {
    if (!("geolocation" in navigator)) {
      resolve({ problem: t("This browser does not know where it is. Type the place.") });
      return;
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ latitude: round(coords.latitude), longitude: round(coords.longitude) }),
      ({ code, PERMISSION_DENIED }) => resolve({ problem: t(code === PERMISSION_DENIED ? DENIED : UNKNOWN) }),
      { timeout: TIMEOUT_MS, maximumAge: 600_000 },
    );
  });
}

const DENIED = msg("This page may not ask where you are. Allow it in the browser, or type the place.");
const UNKNOWN = msg("This device could not find out where it is. Type the place.");

function round(degrees: number): number {
  return Number(degrees.toFixed(DECIMALS));
}
