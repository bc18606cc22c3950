"use client";

import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { GrowingTextarea } from "@/components/composer/growing-textarea";
import { Button } from "@/components/ui/button";
import { isComposing, useIsSendKey } from "@/lib/client/use-enter-key";
import { t } from "@/lib/i18n/translate";
import { TEXT_MAX_LENGTH } from "@/lib/protocol/thread";

type ChangePlanProps = { onSend: (wish: string) => void; onClose: () => void };

/** What the agent is to change in its plan. */
export function ChangePlan({ onSend, onClose }: ChangePlanProps) {
  const [wish, setWish] = useState("");
  const fieldRef = useRef<HTMLTextAreaElement>(null);
  const isSendKey = useIsSendKey();
  const text = wish.trim();
  const canSend = text !== "" && text.length <= TEXT_MAX_LENGTH;
  useEffect(() => fieldRef.current?.focus(), []);
  const handleKey = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !isComposing(event)) onClose();
    if (!isSendKey(event)) return;
    event.preventDefault();
    if (canSend) onSend(text);
  };
  return (
    <div className="tinted mt-3 rounded-2xl border border-edge bg-raised px-4 pt-3 pb-2.5 has-[textarea:focus-visible]:border-accent">
      <GrowingTextarea
        ref={fieldRef}
        aria-label={t("Change to the plan")}
        placeholder={t("What is to be different?")}
        dir="auto"
        value={wish}
        onChange={(event) => setWish(event.target.value)}
        onKeyDown={handleKey}
      />
      <div className="mt-2 flex justify-end gap-2">
        <Button variant="plain" onClick={onClose}>
          {t("Cancel")}
        </Button>
        <Button variant="solid" disabled={!canSend} onClick={() => onSend(text)}>
          {t("Ask for the change")}
        </Button>
      </div>
    </div>
  );
}
