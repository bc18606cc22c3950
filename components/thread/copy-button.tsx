"use client";

import { Check, Copy } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { useCopy } from "@/lib/client/use-copy";

type CopyButtonProps = { content: () => { text: string; html?: string | undefined } };

export function CopyButton({ content }: CopyButtonProps) {
  const { hasCopied, copy } = useCopy();
  return (
    <IconButton label="Copy" onClick={() => void copy(content())}>
      {hasCopied ? (
        <Check aria-hidden className="text-ok" strokeWidth={1.75} />
      ) : (
        <Copy aria-hidden strokeWidth={1.75} />
      )}
      <span aria-live="polite" className="sr-only">
        {hasCopied ? "Copied" : ""}
      </span>
    </IconButton>
  );
}
