"use client";

import { useState } from "react";
import { PageLink } from "@/components/sidebar/page-link";
import { Confirmation } from "@/components/stores/confirmation";
import { useFocusBack } from "@/components/stores/use-focus-back";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { shareAddress } from "@/lib/client/shares/share-paths";
import { useThreadState } from "@/lib/client/thread-store";
import { t } from "@/lib/i18n/translate";
import { SHARE_PATH } from "@/lib/protocol/share-path";
import type { ShareEntry } from "@/lib/protocol/shares";
import { CopyLinkButton } from "./copy-link-button";
import { factsOf } from "./share-words";

type ShareRowProps = { entry: ShareEntry; onRevoke: () => Promise<void> };

/** A link: what it shows, of which conversation it is, and what can be done with it. */
export function ShareRow({ entry, onRevoke }: ShareRowProps) {
  const { id, title, threadId } = entry;
  const [isRevoking, setIsRevoking] = useState(false);
  const revokeRef = useFocusBack(isRevoking);
  const [now] = useState(() => Date.now());
  const threadTitle = useThreadState(
    ({ summaries }) => summaries.find((summary) => summary.id === threadId)?.title ?? null,
  );
  if (isRevoking) {
    return (
      <li className="py-3">
        <Confirmation
          question={t(
            "Revoke the link to “{title}”? Whoever opens it from now on sees nothing. It cannot be brought back.",
            { title },
          )}
          action={t("Revoke")}
          onConfirm={onRevoke}
          onCancel={() => setIsRevoking(false)}
        />
      </li>
    );
  }
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-[1_1_16rem]">
        <p dir="auto" className="w-fit max-w-full truncate text-ui font-medium">
          {title}
        </p>
        <p className="text-sm text-ink-soft">{factsOf(entry, now)}</p>
        {threadId !== null && (
          <PageLink
            threadId={threadId}
            className="block w-fit max-w-full truncate text-sm text-accent hover:underline coarse:py-2"
          >
            {threadTitle === null || threadTitle === title
              ? t("Open the conversation")
              : t("From “{threadTitle}”", { threadTitle })}
          </PageLink>
        )}
      </div>
      <div className="flex items-center gap-1">
        <CopyLinkButton address={shareAddress(id)} />
        <ButtonLink href={SHARE_PATH + id} target="_blank" rel="noopener">
          {t("Open")}
        </ButtonLink>
        <Button ref={revokeRef} onClick={() => setIsRevoking(true)}>
          {t("Revoke")}
        </Button>
      </div>
    </li>
  );
}
