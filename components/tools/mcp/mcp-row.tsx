"use client";

import { Pencil, Trash2 } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { shortList } from "@/lib/i18n/formats";
import { t } from "@/lib/i18n/translate";
import type { McpServerEntry } from "@/lib/protocol/api";

type McpRowProps = {
  server: McpServerEntry;
  isChosen: boolean;
  onToggle: (isChosen: boolean) => void;
  onEdit: () => void;
  onRemove: () => void;
};

/** A server: whether the thread uses it, where it is, and which headers are kept for it. */
export function McpRow({ server, isChosen, onToggle, onEdit, onRemove }: McpRowProps) {
  const id = useId();
  const { name, url, headerNames } = server;
  // Nobody can bring the headers back, so one press is not enough.
  const [isAsking, setIsAsking] = useState(false);
  return (
    <li className="tinted -mx-2 flex items-center gap-3 rounded-xl px-2 py-1.5 hover:bg-ink/4">
      <input
        id={id}
        type="checkbox"
        checked={isChosen}
        aria-describedby={`${id}-facts`}
        onChange={({ target }) => onToggle(target.checked)}
        className="size-4 shrink-0 coarse:size-5"
      />
      <div className="min-w-0 flex-1">
        <label htmlFor={id} className="block cursor-pointer text-ui font-medium">
          {name}
        </label>
        <span id={`${id}-facts`} className="block text-sm text-ink-faint">
          <span dir="ltr" className="block truncate">
            {url}
          </span>
          {headerNames.length > 0 && (
            <span className="block truncate">
              {t("Headers kept: {list}", { list: shortList(headerNames) })}
            </span>
          )}
        </span>
      </div>
      {isAsking ? (
        <Button variant="danger" autoFocus onBlur={() => setIsAsking(false)} onClick={onRemove}>
          {t("Remove it")}
        </Button>
      ) : (
        <>
          <IconButton label={t("Change {name}", { name })} onClick={onEdit}>
            <Pencil aria-hidden strokeWidth={1.75} />
          </IconButton>
          <IconButton label={t("Remove {name}", { name })} onClick={() => setIsAsking(true)}>
            <Trash2 aria-hidden strokeWidth={1.75} />
          </IconButton>
        </>
      )}
    </li>
  );
}
