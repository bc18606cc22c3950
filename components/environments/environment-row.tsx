"use client";

import { SquarePen, Trash2 } from "lucide-react";
import { useState } from "react";
import { PageLink } from "@/components/sidebar/page-link";
import { useFocusBack } from "@/components/stores/use-focus-back";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { useNewChatIn } from "@/lib/client/environments/use-new-chat-in";
import { useOpenEnvironment } from "@/lib/client/environments/use-open-environment";
import { formatAgo } from "@/lib/client/format-time";
import { focusPlaceTitle } from "@/lib/client/use-place";
import { t } from "@/lib/i18n/translate";
import type { EnvironmentEntry } from "@/lib/protocol/api-agents";
import { DeleteEnvironment } from "./delete-environment";
import { keptUntil, nameOf, sizeOf } from "./environment-words";

/** An environment: where it comes from, what is in it, how long it is kept, and what can be done with it. */
export function EnvironmentRow({ entry }: { entry: EnvironmentEntry }) {
  const { id, threadId, lastUsedAt, expiresAt, isExpired } = entry;
  const open = useOpenEnvironment();
  const newChat = useNewChatIn(entry);
  const [isDeleting, setIsDeleting] = useState(false);
  const deleteRef = useFocusBack(isDeleting);
  const name = nameOf(entry);
  const labels = threadId === null ? labelsOf(name) : labelsOfIts(name);
  const now = Date.now();
  const facts = [t("Used {ago}", { ago: formatAgo(lastUsedAt, now) }), sizeOf(entry, null)]
    .filter(Boolean)
    .join(" · ");
  if (isDeleting) {
    return (
      <li className="py-3">
        <DeleteEnvironment
          entry={entry}
          list={null}
          onDeleted={focusPlaceTitle}
          onCancel={() => setIsDeleting(false)}
        />
      </li>
    );
  }
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-[1_1_16rem]">
        <p className="truncate text-ui font-medium">
          {threadId === null ? (
            <span className="text-ink-soft">{name}</span>
          ) : (
            <PageLink threadId={threadId} className="rounded hover:text-accent">
              <bdi>{name}</bdi>
            </PageLink>
          )}
        </p>
        {!isExpired && <p className="text-sm text-ink-faint tabular-nums">{facts}</p>}
        <p className="text-sm text-ink-faint">
          {isExpired ? t("It is gone, with its files.") : keptUntil(expiresAt, now)}
        </p>
      </div>
      <div className="flex items-center gap-1">
        {!isExpired && (
          <Button aria-label={labels.open} onClick={() => open(id)}>
            {t("Open")}
          </Button>
        )}
        {!isExpired && newChat && (
          <IconButton label={labels.use} onClick={newChat}>
            <SquarePen aria-hidden strokeWidth={1.75} />
          </IconButton>
        )}
        <IconButton ref={deleteRef} label={labels.delete} onClick={() => setIsDeleting(true)}>
          <Trash2 aria-hidden strokeWidth={1.75} />
        </IconButton>
      </div>
    </li>
  );
}

function labelsOf(name: string) {
  return {
    open: t("Open {name}", { name }),
    use: t("Use {name} in a new chat", { name }),
    delete: t("Delete {name}", { name }),
  };
}

/** Where it is called as its conversation, which is not what is deleted. */
function labelsOfIts(name: string) {
  return {
    open: t("Open the environment of {name}", { name }),
    use: t("Use the environment of {name} in a new chat", { name }),
    delete: t("Delete the environment of {name}", { name }),
  };
}
