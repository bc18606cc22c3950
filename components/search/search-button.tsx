"use client";

import { Search } from "lucide-react";
import { ROW } from "@/components/sidebar/row-style";
import { preload } from "@/components/ui/preload";
import { setSearchOpen, useIsSearchOpen } from "@/lib/client/search/open-search";
import { t } from "@/lib/i18n/translate";
import { importSearchDialog } from "./import-search-dialog";

/** Opens the search over all conversations. */
export function SearchButton() {
  const isOpen = useIsSearchOpen();
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-expanded={isOpen}
      data-tooltip="Ctrl+K"
      onPointerEnter={preload(importSearchDialog)}
      onFocus={preload(importSearchDialog)}
      onClick={() => setSearchOpen(true)}
      className={ROW}
    >
      <Search aria-hidden strokeWidth={1.75} />
      {t("Search")}
    </button>
  );
}
