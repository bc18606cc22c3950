"use client";

import { isPlainClick } from "@/components/sidebar/is-plain-click";
import { formatAgo } from "@/lib/client/format-time";
import { showFound } from "@/lib/client/search/show-found";
import { threadPath } from "@/lib/client/use-thread-id";
import { msg, t } from "@/lib/i18n/translate";
import type { SearchHit, SearchPart } from "@/lib/protocol/search";

const PART_NAMES: Record<SearchPart, string> = {
  title: msg("Title"),
  message: msg("You"),
  reply: msg("Reply"),
  file: msg("File"),
  source: msg("Source"),
  function: msg("Function"),
};

type SearchHitRowProps = { hit: SearchHit; onOpen: () => void };

/** A place where it was found: the conversation, whose words they are, and the words around it. */
export function SearchHitRow({ hit, onOpen }: SearchHitRowProps) {
  const { threadId, title, isArchived, part, at, excerpt } = hit;
  return (
    <li>
      <a
        href={threadPath(threadId)}
        data-search-hit
        onClick={(event) => {
          if (!isPlainClick(event)) return;
          event.preventDefault();
          showFound(hit);
          onOpen();
        }}
        className="block rounded-lg px-3 py-2.5 -outline-offset-2 hover:bg-ink/4 focus-visible:bg-ink/4"
      >
        <span className="flex items-baseline gap-3">
          <span className="min-w-0 flex-1 truncate text-ui font-medium">
            <bdi className="block w-fit max-w-full truncate">{title ?? t("Untitled")}</bdi>
          </span>
          <span className="shrink-0 text-sm text-ink-faint">
            {isArchived && `${t("Archived")} · `}
            {t(PART_NAMES[part])} · {formatAgo(at, Date.now())}
          </span>
        </span>
        {part !== "title" && (
          <span
            dir="auto"
            className="mt-0.5 line-clamp-2 w-fit text-sm text-ink-soft [overflow-wrap:anywhere]"
          >
            {excerpt.map(({ text, isMatch }, index) =>
              isMatch ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no other name.
                <mark key={index} className="rounded-sm bg-accent-soft font-medium text-ink">
                  {text}
                </mark>
              ) : (
                text
              ),
            )}
          </span>
        )}
      </a>
    </li>
  );
}
