"use client";

import { ReceiptText } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { toggleRecorder, useRecordedTurnId } from "@/lib/client/recorder/open-recorder";
import { t } from "@/lib/i18n/translate";

/** Opens what a reply used and how it came, beside the conversation. */
export function DetailsButton({ turnId }: { turnId: string }) {
  const isOpen = useRecordedTurnId() === turnId;
  return (
    <IconButton label={t("Details")} aria-expanded={isOpen} onClick={() => toggleRecorder(turnId)}>
      <ReceiptText aria-hidden strokeWidth={1.75} />
    </IconButton>
  );
}
