"use client";

import { Settings2 } from "lucide-react";
import { lazyPart } from "@/components/ui/lazy-part";
import { loadOnce } from "@/components/ui/load-once";
import { preload } from "@/components/ui/preload";
import { t } from "@/lib/i18n/translate";
import { DialogRow } from "./dialog-row";

const importDialog = loadOnce(() => import("@/components/preferences/preferences-dialog"));
const PreferencesDialog = lazyPart(() => importDialog().then((module) => module.PreferencesDialog));

export function PreferencesButton() {
  return (
    <DialogRow
      icon={Settings2}
      name={t("Preferences")}
      command="preferences"
      onReach={preload(importDialog)}
      Dialog={PreferencesDialog}
    />
  );
}
