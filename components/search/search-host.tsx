"use client";

import { Suspense, useEffect } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import { preload } from "@/components/ui/preload";
import { idle } from "@/lib/client/idle";
import { setSearchOpen, useIsSearchOpen } from "@/lib/client/search/open-search";
import { importSearchDialog } from "./import-search-dialog";

const SearchDialog = lazyPart(() => importSearchDialog().then((module) => module.SearchDialog));

/** Where the search opens, wherever in the page it was asked for. */
export function SearchHost() {
  const isOpen = useIsSearchOpen();
  // A key opens it, and no pointer comes near before: it is there once the page has nothing else to do.
  useEffect(() => void idle().then(preload(importSearchDialog)), []);
  if (!isOpen) return null;
  return (
    <Suspense fallback={null}>
      <SearchDialog onClose={() => setSearchOpen(false)} />
    </Suspense>
  );
}
