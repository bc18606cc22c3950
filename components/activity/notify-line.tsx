"use client";

import { Button } from "@/components/ui/button";
import { useAnnounce } from "@/components/ui/use-announce";
import { askPermission, isForbidden } from "@/lib/client/activity/notification-permission";
import { setPreference } from "@/lib/client/preferences";
import { msg, t } from "@/lib/i18n/translate";

const FORBIDDEN = msg(
  "This browser does not let Parley notify you. Its settings for this page can change that.",
);

/** The browser's own question comes with the click, never before. */
export function NotifyLine() {
  const announce = useAnnounce();
  const handleNotify = async () => {
    const isGranted = await askPermission();
    if (isGranted) setPreference("notifications", "on");
    else if (isForbidden()) {
      setPreference("notifications", "off");
      announce({ text: t(FORBIDDEN) });
    }
  };
  return (
    <div className="mx-auto flex w-full max-w-column shrink-0 flex-wrap items-center gap-x-2 gap-y-1 px-5 pb-2 text-sm text-ink-soft sm:px-6">
      <p className="me-auto">{t("Parley can tell you when this is done.")}</p>
      <div className="flex gap-2">
        <Button onClick={() => void handleNotify()}>{t("Notify me")}</Button>
        <Button variant="plain" onClick={() => setPreference("notifications", "off")}>
          {t("Not now")}
        </Button>
      </div>
    </div>
  );
}
