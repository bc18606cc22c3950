"use client";

import { Search } from "lucide-react";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { CommandList } from "@/components/commands/command-list";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FIELD_BOX } from "@/components/ui/field-style";
import { lastSearch, rememberSearch } from "@/lib/client/search/last-search";
import { useSearch } from "@/lib/client/search/use-search";
import { setDrawerOpen } from "@/lib/client/use-drawer";
import { t } from "@/lib/i18n/translate";
import { SEARCH_MAX_LENGTH } from "@/lib/protocol/search";
import { SearchHitRow } from "./search-hit-row";
import { SearchState } from "./search-state";

type SearchDialogProps = { onClose: () => void };

/**
 * Looks through all conversations and all that can be done. From the field the arrow keys lead down into what is found,
 * and back; Enter takes the first of it.
 */
export function SearchDialog({ onClose }: SearchDialogProps) {
  const fieldRef = useRef<HTMLInputElement>(null);
  const foundRef = useRef<HTMLDivElement>(null);
  const stateId = useId();
  const [q, setQ] = useState(lastSearch);
  const isCommand = q.trimStart().startsWith(">");
  const search = useSearch(isCommand ? "" : q);
  const handleChange = (text: string) => {
    rememberSearch(text);
    setQ(text);
  };
  const handleTake = () => {
    setDrawerOpen(false);
    onClose();
  };
  const state = <SearchState id={stateId} q={q} search={search} />;
  const handleKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const links = [...(foundRef.current?.querySelectorAll<HTMLElement>("[data-search-hit]") ?? [])];
    if (event.key === "Enter" && event.target === fieldRef.current) {
      // The key must not press what gets the focus when this closes.
      event.preventDefault();
      links[0]?.click();
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const at = links.indexOf(document.activeElement as HTMLElement) + (event.key === "ArrowDown" ? 1 : -1);
    event.preventDefault();
    if (at < 0) fieldRef.current?.focus();
    else links[at]?.focus();
  };
  return (
    <Dialog title={t("Search")} initialFocus={fieldRef} onClose={onClose}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the field and the links in it. */}
      <div className="flex min-h-0 flex-1 flex-col" onKeyDown={handleKey}>
        <div className="relative px-6 pt-2 pb-3">
          <Search
            aria-hidden
            className="pointer-events-none absolute start-9 top-1/2 size-4.5 -translate-y-[calc(50%+0.125rem)] text-ink-faint"
            strokeWidth={1.75}
          />
          <input
            ref={fieldRef}
            type="search"
            aria-label={t("Search threads")}
            aria-describedby={stateId}
            placeholder={t("Words, has:image, or > for commands")}
            maxLength={SEARCH_MAX_LENGTH}
            autoComplete="off"
            spellCheck={false}
            dir="auto"
            value={q}
            onChange={(event) => handleChange(event.target.value)}
            onFocus={(event) => event.target.select()}
            className={`${FIELD_BOX} ps-10 [html[dir=rtl]_&]:pe-10 [&::-webkit-search-cancel-button]:hidden`}
          />
        </div>
        <div ref={foundRef} data-scroller className="min-h-0 flex-1 overflow-y-auto px-3 pb-4">
          {/* What can be looked for is said first; what was found, or not, comes after what can be done. */}
          {q.trim() === "" && state}
          <CommandList q={q} onTake={handleTake} />
          {q.trim() !== "" && !isCommand && state}
          {search.hits.length > 0 && (
            <ul aria-label={t("Found")} className="grid grid-cols-1">
              {search.hits.map((hit) => (
                <SearchHitRow
                  key={`${hit.turnId ?? hit.threadId} ${hit.part}`}
                  hit={hit}
                  onOpen={handleTake}
                />
              ))}
            </ul>
          )}
          {search.nextCursor !== null && (
            <div className="px-3 pt-2">
              <Button onClick={search.loadMore} disabled={search.load === "searching"}>
                {t("Show more")}
              </Button>
            </div>
          )}
        </div>
      </div>
    </Dialog>
  );
}
