import { t } from "@/lib/i18n/translate";

/** What the server has noted of a browser, such as "Firefox on Linux", in the language of its reader. */
export function deviceName(device: string | null): string {
  const [browser, system] = device?.split(" on ") ?? [];
  if (browser && system) return t("{browser} on {system}", { browser, system });
  return device === null || device === "Unknown browser" ? t("Unknown browser") : device;
}
