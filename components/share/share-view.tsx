"use client";

import { useRef, useState } from "react";
import { useAnnounce } from "@/components/ui/use-announce";
import type { useShareableHead } from "@/lib/client/shares/use-shareable-head";
import type { useShares } from "@/lib/client/shares/use-shares";
import { t } from "@/lib/i18n/translate";
import type { ShareEntry } from "@/lib/protocol/shares";
import { ShareForm } from "./share-form";
import { ShareLinks } from "./share-links";

type ShareViewProps = {
  threadId: string;
  head: ReturnType<typeof useShareableHead>;
  links: Omit<ReturnType<typeof useShares>, "shares"> & { shares: readonly ShareEntry[] };
  onClose: () => void;
};

/** The links of a conversation, or the form of a new one or of one that is brought up to date. */
export function ShareView({ threadId, head, links, onClose }: ShareViewProps) {
  const { shares, put, revoke } = links;
  const announce = useAnnounce();
  const contentsRef = useRef<HTMLDivElement>(null);
  const [isMaking, setIsMaking] = useState(false);
  const [updated, setUpdated] = useState<ShareEntry | null>(null);
  const [lastId, setLastId] = useState<string | null>(null);
  const { headTurnId, isGoingOn } = head;
  // What was pressed goes with what is shown: without the focus on it the dialog takes it, at any time.
  const leave = () => contentsRef.current?.focus();
  const show = (form: { isMaking: boolean; updated: ShareEntry | null }) => {
    leave();
    setIsMaking(form.isMaking);
    setUpdated(form.updated);
  };
  const close = () => show({ isMaking: false, updated: null });
  const handleDone = (entry: ShareEntry) => {
    put(entry);
    setLastId(entry.id);
    close();
  };
  const handleRevoke = async (shareId: string) => {
    await revoke(shareId);
    leave();
    announce({ text: t("Revoked the link") });
  };
  const renderContents = () => {
    if (!isMaking && !updated && shares.length > 0) {
      return (
        <ShareLinks
          shares={shares}
          lastId={lastId}
          onUpdate={(entry) => show({ isMaking: false, updated: entry })}
          onRevoke={handleRevoke}
          onNew={() => show({ isMaking: true, updated: null })}
        />
      );
    }
    if (headTurnId === null) {
      return (
        <p className="px-6 pt-2 pb-6 text-ui text-ink-soft">
          {isGoingOn
            ? t("There is nothing to share yet: the first reply is not finished.")
            : t("There is nothing to share yet. Write a message first.")}
        </p>
      );
    }
    return (
      <ShareForm
        threadId={threadId}
        headTurnId={headTurnId}
        isGoingOn={isGoingOn}
        updated={updated}
        onDone={handleDone}
        onCancel={shares.length === 0 ? onClose : close}
      />
    );
  };
  return (
    <div ref={contentsRef} tabIndex={-1} className="flex min-h-0 flex-col outline-none">
      {renderContents()}
    </div>
  );
}
