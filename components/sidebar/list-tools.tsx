"use client";

import { FolderPlus, ListChecks } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { preload } from "@/components/ui/preload";
import {
  endSelecting,
  SELECT_BUTTON_ID,
  startSelecting,
  useIsSelecting,
} from "@/lib/client/organise/selection";
import { t } from "@/lib/i18n/translate";
import { importSelectBox } from "./import-select-box";
import { useOrganise } from "./use-organise";

/** What is done with the list as a whole, beside its first heading. */
export function ListTools() {
  const isSelecting = useIsSelecting();
  const { beginFolder } = useOrganise();
  return (
    <div className="absolute end-2.5 top-2.5 flex [&_button]:text-ink-faint coarse:-top-0.5">
      <IconButton label={t("New folder")} onClick={() => void beginFolder(null)}>
        <FolderPlus aria-hidden strokeWidth={1.75} />
      </IconButton>
      <IconButton
        id={SELECT_BUTTON_ID}
        label={t("Select")}
        aria-pressed={isSelecting}
        onPointerEnter={preload(importSelectBox)}
        onFocus={preload(importSelectBox)}
        onClick={isSelecting ? endSelecting : startSelecting}
        className="aria-pressed:bg-accent-soft aria-pressed:text-accent"
      >
        <ListChecks aria-hidden strokeWidth={1.75} />
      </IconButton>
    </div>
  );
}
