"use client";

import { useEffect, useRef, useState } from "react";
import { Confirmation } from "@/components/stores/confirmation";
import { useFocusBack } from "@/components/stores/use-focus-back";
import { Button } from "@/components/ui/button";
import { FIELD_BOX } from "@/components/ui/field-style";
import { shareAddress } from "@/lib/client/shares/share-paths";
import { t } from "@/lib/i18n/translate";
import type { ShareEntry } from "@/lib/protocol/shares";
import { CopyLinkButton } from "./copy-link-button";
import { factsOf } from "./share-words";

type ShareLinkProps = {
  entry: ShareEntry;
  /** Whether it was just made or brought up to date. */
  isFocused: boolean;
  onUpdate: () => void;
  onRevoke: () => Promise<void>;
};

/** One link to a conversation: its address, what it shows, and what can be done with it. */
export function ShareLink({ entry, isFocused, onUpdate, onRevoke }: ShareLinkProps) {
  const fieldRef = useRef<HTMLInputElement>(null);
  const [isRevoking, setIsRevoking] = useState(false);
  const revokeRef = useFocusBack(isRevoking);
  const [now] = useState(() => Date.now());
  const address = shareAddress(entry.id);
  useEffect(() => {
    if (!isFocused) return;
    fieldRef.current?.focus();
    fieldRef.current?.select();
  }, [isFocused]);
  return (
    <li className="grid grid-cols-1 gap-2 py-3">
      <p dir="auto" className="w-fit max-w-full truncate text-ui font-medium">
        {entry.title}
      </p>
      <div className="flex gap-2">
        <input
          ref={fieldRef}
          readOnly
          aria-label={t("Link")}
          dir="ltr"
          value={address}
          onFocus={({ currentTarget }) => currentTarget.select()}
          className={`${FIELD_BOX} min-w-0 flex-1`}
        />
        <CopyLinkButton address={address} variant="solid" />
      </div>
      <div className="flex flex-wrap items-center justify-end gap-2">
        <p className="me-auto text-sm text-ink-faint">{factsOf(entry, now)}</p>
        {!isRevoking && (
          <div className="flex gap-2">
            {entry.isOutdated && <Button onClick={onUpdate}>{t("Update")}</Button>}
            <Button ref={revokeRef} onClick={() => setIsRevoking(true)}>
              {t("Revoke")}
            </Button>
          </div>
        )}
      </div>
      {isRevoking && (
        <Confirmation
          question={t(
            "Revoke this link? Whoever opens it from now on sees nothing. It cannot be brought back.",
          )}
          action={t("Revoke")}
          onConfirm={onRevoke}
          onCancel={() => setIsRevoking(false)}
        />
      )}
    </li>
  );
}
