"use client";

import { Pencil, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { t } from "@/lib/i18n/translate";
import { Keys } from "./keys";
import { KeysField } from "./keys-field";

type ShortcutRowProps = {
  title: string;
  keys: string | null;
  isRecorded: boolean;
  /** What the keys do now, where that is something else. */
  takenBy: (keys: string) => string | null;
  onRecord: () => void;
  onChange: (keys: string | null) => void;
  onCancel: () => void;
};

export function ShortcutRow({
  title,
  keys,
  isRecorded,
  takenBy,
  onRecord,
  onChange,
  onCancel,
}: ShortcutRowProps) {
  const changeRef = useRef<HTMLButtonElement>(null);
  const wasRecorded = useRef(false);
  useEffect(() => {
    if (wasRecorded.current && !isRecorded) changeRef.current?.focus();
    wasRecorded.current = isRecorded;
  }, [isRecorded]);
  return (
    <li className="flex min-h-11 flex-wrap items-center gap-x-1 py-1">
      <span className="me-auto min-w-0 text-ui">{title}</span>
      {isRecorded ? (
        <KeysField title={title} takenBy={takenBy} onChange={onChange} onCancel={onCancel} />
      ) : (
        <>
          {keys === null ? (
            <span className="text-sm text-ink-faint">{t("keys\u0004None")}</span>
          ) : (
            <Keys keys={keys} />
          )}
          <IconButton ref={changeRef} label={t("Change keys: {title}", { title })} onClick={onRecord}>
            <Pencil aria-hidden strokeWidth={1.75} />
          </IconButton>
          {keys !== null && (
            <IconButton
              label={t("Remove keys: {title}", { title })}
              onClick={() => {
                changeRef.current?.focus();
                onChange(null);
              }}
            >
              <X aria-hidden strokeWidth={1.75} />
            </IconButton>
          )}
        </>
      )}
    </li>
  );
}
