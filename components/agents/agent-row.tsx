"use client";

import { CopyPlus, Trash2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useFocusBack } from "@/components/stores/use-focus-back";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { useModels } from "@/lib/client/thread-store";
import { useBeginChat } from "@/lib/client/use-begin-chat";
import { t } from "@/lib/i18n/translate";
import { guessTarget } from "@/lib/protocol/abilities";
import type { AgentEntry } from "@/lib/protocol/api-agents";
import { DEFAULT_MODEL } from "@/lib/protocol/targets";
import { DeleteAgent } from "./delete-agent";

type AgentRowProps = {
  entry: AgentEntry;
  /** Whether it was just made. */
  isFocused: boolean;
  onDuplicate: () => void;
};

/** An agent: what it is for, what it is made on, and what can be done with it. */
export function AgentRow({ entry, isFocused, onDuplicate }: AgentRowProps) {
  const { id, description, baseAgent, isOwn } = entry;
  const { agents } = useModels();
  const beginChat = useBeginChat();
  const buttonRef = useRef<HTMLButtonElement>(null);
  const [isDeleting, setIsDeleting] = useState(false);
  const deleteRef = useFocusBack(isDeleting);
  useEffect(() => {
    if (isFocused) buttonRef.current?.focus();
  }, [isFocused]);
  const target = agents.find((known) => known.id === id) ?? guessTarget({ model: DEFAULT_MODEL, agent: id });
  const base = agents.find((known) => known.id === baseAgent)?.name ?? baseAgent;
  if (isDeleting) {
    return (
      <li className="py-3">
        <DeleteAgent agentId={id} onCancel={() => setIsDeleting(false)} />
      </li>
    );
  }
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-[1_1_16rem]">
        <p dir="ltr" className="truncate text-start text-ui font-medium">
          {id}
        </p>
        {description && (
          <p dir="auto" className="line-clamp-2 w-fit text-start text-sm text-ink-soft wrap-anywhere">
            {description}
          </p>
        )}
        <p className="text-sm text-ink-faint">
          {[...(base ? [t("Made on {base}", { base })] : []), ...(isOwn ? [] : [t("not made by you")])].join(
            " · ",
          )}
        </p>
      </div>
      <div className="flex items-center gap-1">
        <Button ref={buttonRef} aria-label={t("Use {id}", { id })} onClick={() => beginChat(target)}>
          {t("Use")}
        </Button>
        <IconButton label={t("Duplicate {id}", { id })} onClick={onDuplicate}>
          <CopyPlus aria-hidden strokeWidth={1.75} />
        </IconButton>
        {isOwn && (
          <IconButton ref={deleteRef} label={t("Delete {id}", { id })} onClick={() => setIsDeleting(true)}>
            <Trash2 aria-hidden strokeWidth={1.75} />
          </IconButton>
        )}
      </div>
    </li>
  );
}
