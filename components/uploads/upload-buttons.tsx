"use client";

import { RotateCw, X } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";

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
        <IconButton label={`Try ${name} again`} onClick={onRetry}>
          <RotateCw aria-hidden strokeWidth={1.75} />
        </IconButton>
      )}
      <IconButton label={`Remove ${name}`} onClick={onCancel}>
        <X aria-hidden strokeWidth={1.75} />
      </IconButton>
    </>
  );
}
