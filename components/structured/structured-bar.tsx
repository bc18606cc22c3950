"use client";

import { Braces, Check, Copy } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { useCopy } from "@/lib/client/use-copy";

type StructuredBarProps = {
  name: string;
  isRaw: boolean;
  onRawChange: (isRaw: boolean) => void;
  /** The document, for the clipboard. */
  json: () => string;
};

export function StructuredBar({ name, isRaw, onRawChange, json }: StructuredBarProps) {
  const { hasCopied, copy } = useCopy();
  return (
    <div className="flex h-9 items-center gap-1 border-line border-b bg-surface ps-4 pe-1 text-sm coarse:h-11">
      <span dir="auto" className="min-w-0 flex-1 truncate text-ink-soft">
        {name}
      </span>
      <IconButton
        label="Raw"
        aria-pressed={isRaw}
        onClick={() => onRawChange(!isRaw)}
        className="aria-pressed:bg-accent-soft aria-pressed:text-accent"
      >
        <Braces aria-hidden strokeWidth={1.75} />
      </IconButton>
      <IconButton label="Copy JSON" onClick={() => void copy({ text: json() })}>
        {hasCopied ? (
          <Check aria-hidden className="text-ok" strokeWidth={1.75} />
        ) : (
          <Copy aria-hidden strokeWidth={1.75} />
        )}
      </IconButton>
      <span aria-live="polite" className="sr-only">
        {hasCopied ? "Copied" : ""}
      </span>
    </div>
  );
}
