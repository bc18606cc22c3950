"use client";

import { Button } from "@/components/ui/button";
import { t } from "@/lib/i18n/translate";
import type { ShareEntry } from "@/lib/protocol/shares";
import { ShareLink } from "./share-link";

type ShareLinksProps = {
  shares: readonly ShareEntry[];
  /** The link that was just made or brought up to date. */
  lastId: string | null;
  onUpdate: (entry: ShareEntry) => void;
  onRevoke: (shareId: string) => Promise<void>;
  onNew: () => void;
};

export function ShareLinks({ shares, lastId, onUpdate, onRevoke, onNew }: ShareLinksProps) {
  return (
    <div className="flex min-h-0 flex-col">
      <ul
        aria-label={t("Links")}
        className="grid grid-cols-1 divide-y divide-line overflow-y-auto px-6 pt-1 pb-3"
      >
        {shares.map((entry) => (
          <ShareLink
            key={entry.id}
            entry={entry}
            isFocused={entry.id === lastId}
            onUpdate={() => onUpdate(entry)}
            onRevoke={() => onRevoke(entry.id)}
          />
        ))}
      </ul>
      <footer className="flex items-center justify-between gap-2 border-t border-line px-6 py-3">
        <p className="text-sm text-ink-faint">{t("What a link shows stays as it is until you update it.")}</p>
        <Button onClick={onNew}>{t("New link")}</Button>
      </footer>
    </div>
  );
}
