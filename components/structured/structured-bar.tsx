"use client";

import { Braces } from "lucide-react";
import { CopyButton } from "@/components/ui/copy-button";
import { IconButton } from "@/components/ui/icon-button";
import { t } from "@/lib/i18n/translate";

type StructuredBarProps = {
  name: string;
  isRaw: boolean;
  onRawChange: (isRaw: boolean) => void;
  /** The document, for the clipboard. */
  json: () => string;
};

export function StructuredBar({ name, isRaw, onRawChange, json }: StructuredBarProps) {
  return (
    <div className="flex h-9 items-center gap-1 border-line border-b bg-surface ps-4 pe-1 text-sm coarse:h-11">
      <span dir="auto" className="min-w-0 flex-1 truncate text-ink-soft">
        {name}
      </span>
      <IconButton
        label={t("Raw")}
        aria-pressed={isRaw}
        onClick={() => onRawChange(!isRaw)}
        className="aria-pressed:bg-accent-soft aria-pressed:text-accent"
      >
        <Braces aria-hidden strokeWidth={1.75} />
      </IconButton>
      <CopyButton label={t("Copy JSON")} content={() => ({ text: json() })} />
    </div>
  );
}
