"use client";

import { useAccess } from "@/lib/client/access/access-context";
import { t } from "@/lib/i18n/translate";
import { DeleteSection } from "./delete-section";

/** Where there is no account to delete, the same is among the preferences. */
export function DeleteMineField() {
  const { mode, signedInBy } = useAccess();
  if (mode === "accounts" && signedInBy) return null;
  return (
    <DeleteSection
      title={t("Delete everything of mine")}
      text={t(
        "This deletes all of your conversations, files, shared links, stores, agents and environments, here and at Google, and the drafts in this browser. Nothing can be brought back.",
      )}
    />
  );
}
