"use client";

import { Check, Copy } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { useCopy } from "@/lib/client/use-copy";

type CopyCodeButtonProps = { code: () => string };

export function CopyCodeButton({ code }: CopyCodeButtonProps) {
  const { hasCopied, copy } = useCopy();
  return (
    <>
      <IconButton label="Copy code" onClick={() => void copy({ text: code() })}>
        {hasCopied ? (
          <Check aria-hidden className="text-ok" strokeWidth={1.75} />
        ) : (
          <Copy aria-hidden strokeWidth={1.75} />
        )}
      </IconButton>
      <span aria-live="polite" className="sr-only">
        {hasCopied ? "Copied" : ""}
      </span>
    </>
  );
}
