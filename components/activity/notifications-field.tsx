"use client";

import { useState } from "react";
import { SwitchField } from "@/components/ui/switch-field";
import {
  askPermission,
  canNotify,
  isAllowed,
  isForbidden,
} from "@/lib/client/activity/notification-permission";
import { setPreference, usePreference } from "@/lib/client/preferences";
import { msg, t } from "@/lib/i18n/translate";

const HINT = msg("Says when an answer is done or needs approval while you are elsewhere.");
const FORBIDDEN = msg(
  "This browser does not let Parley notify you. Its settings for this page can change that.",
);

/** Whether this browser tells of answers. Where it cannot at all there is nothing to choose. */
export function NotificationsField() {
  const choice = usePreference("notifications");
  // The permission is the browser's; nothing says when it has changed.
  const [, setAskedAt] = useState(0);
  const handleChange = async (isOn: boolean) => {
    const isGranted = isOn && (await askPermission());
    setPreference("notifications", isGranted ? "on" : "off");
    setAskedAt(Date.now());
  };
  if (!canNotify()) return null;
  return (
    <SwitchField
      label={t("Notifications")}
      hint={t(isForbidden() ? FORBIDDEN : HINT)}
      isOn={choice === "on" && isAllowed()}
      onChange={(isOn) => void handleChange(isOn)}
    />
  );
}
