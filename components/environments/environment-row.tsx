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
  const named = threadId === null ? name : `the environment of ${name}`;
  const now = Date.now();
  const facts = [`Used ${formatAgo(lastUsedAt, now)}`, sizeOf(entry, null)].filter(Boolean).join(" · ");
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
          {isExpired ? "It is gone, with its files." : keptUntil(expiresAt, now)}
        </p>
      </div>
      <div className="flex items-center gap-1">
        {!isExpired && (
          <Button aria-label={`Open ${named}`} onClick={() => open(id)}>
            Open
          </Button>
        )}
        {!isExpired && newChat && (
          <IconButton label={`Use ${named} in a new chat`} onClick={newChat}>
            <SquarePen aria-hidden strokeWidth={1.75} />
          </IconButton>
        )}
        <IconButton ref={deleteRef} label={`Delete ${named}`} onClick={() => setIsDeleting(true)}>
          <Trash2 aria-hidden strokeWidth={1.75} />
        </IconButton>
      </div>
    </li>
  );
}
