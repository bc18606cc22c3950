"use client";

import { RotateCw, X } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { t } from "@/lib/i18n/translate";

type UploadButtonsProps = {
  name: string;
  /** Missing where another try would not help, or none is needed. */
  onRetry?: (() => void) | undefined;
  onCancel: () => void;
};

/** What can be done about a file on its way. */
export function UploadButtons({ name, onRetry, onCancel }: UploadButtonsProps) {
  return (
    <>
      {onRetry && (
        <IconButton label={t("Try {name} again", { name })} onClick={onRetry}>
          <RotateCw aria-hidden strokeWidth={1.75} />
        </IconButton>
      )}
      <IconButton label={t("Remove {name}", { name })} onClick={onCancel}>
        <X aria-hidden strokeWidth={1.75} />
      </IconButton>
    </>
  );
}
