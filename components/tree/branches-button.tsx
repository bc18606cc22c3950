"use client";

import { Network } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { preload } from "@/components/ui/preload";
import { openBranchMap } from "@/lib/client/tree/open-branch-map";
import { t } from "@/lib/i18n/translate";
import { importBranchMap } from "./import-branch-map";

/** Opens the map of the thread, beside the arrows that lead through the versions of one turn. */
export function BranchesButton() {
  return (
    <IconButton
      label={t("Branches")}
      aria-haspopup="dialog"
      onPointerEnter={preload(importBranchMap)}
      onFocus={preload(importBranchMap)}
      onClick={(event) => openBranchMap(event.currentTarget)}
    >
      <Network aria-hidden strokeWidth={1.75} />
    </IconButton>
  );
}
