"use client";

import { Link2, X } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { useAttachments } from "@/lib/client/attachments/attachment-store";
import { attachContent } from "@/lib/client/attachments/draft-files";
import { findLink, withoutAddress } from "@/lib/client/attachments/find-link";
import { writeDraft } from "@/lib/client/composer-store";
import { focusComposer } from "@/lib/client/focus-composer";
import { hostOf } from "@/lib/client/markdown/addresses";
import { msg, t } from "@/lib/i18n/translate";
import { ATTACHMENTS_MAX, type MediaKind } from "@/lib/protocol/media";

const ATTACH: Record<MediaKind, string> = {
  image: msg("Attach {host} as image"),
  audio: msg("Attach {host} as audio"),
  video: msg("Attach {host} as video"),
  document: msg("Attach {host} as document"),
};

type LinkSuggestionProps = { threadId: string | null; text: string };

/** An address in the text that Google can read as a file is offered as one. */
export function LinkSuggestion({ threadId, text }: LinkSuggestionProps) {
  const [dismissed, setDismissed] = useState<readonly string[]>([]);
  const attachments = useAttachments(threadId);
  const attached = attachments.map(({ name }) => name);
  const found = findLink(text, [...dismissed, ...attached]);
  // Taken out of the words of a message that is full, the address would be in neither place.
  if (!found || attachments.length >= ATTACHMENTS_MAX) return null;
  const { address, content } = found;
  const handleAttach = () => {
    attachContent(threadId, [content]);
    writeDraft(threadId, withoutAddress(text, address));
    focusComposer();
  };
  return (
    <div className="mx-2.5 mt-2.5 flex items-center gap-1 text-sm text-ink-soft">
      <button
        type="button"
        onClick={handleAttach}
        className="flex min-h-8 min-w-0 items-center gap-2 rounded-lg px-2 transition-colors hover:bg-ink/6 hover:text-ink coarse:min-h-11"
      >
        <Link2 aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
        <span className="truncate">{t(ATTACH[content.type], { host: hostOf(address) })}</span>
      </button>
      <IconButton label={t("Keep as text")} onClick={() => setDismissed([...dismissed, address])}>
        <X aria-hidden strokeWidth={1.75} />
      </IconButton>
    </div>
  );
}
