"use client";

import { Check, Copy } from "lucide-react";
import { memo, type Ref } from "react";
import { useCopy } from "@/lib/client/use-copy";
import { t } from "@/lib/i18n/translate";
import { IconButton } from "./icon-button";

type CopyButtonProps = {
  label: string;
  /** All there is when it is pressed. */
  content: () => { text: string; html?: string | undefined };
  ref?: Ref<HTMLButtonElement>;
  className?: string;
};

/** Copies, and shows and says for a moment that it did. */
export const CopyButton = memo(function CopyButton({ label, content, ref, className }: CopyButtonProps) {
  const { hasCopied, copy } = useCopy();
  return (
    <>
      <IconButton ref={ref} label={label} className={className} onClick={() => void copy(content())}>
        {hasCopied ? (
          <Check aria-hidden className="text-ok" strokeWidth={1.75} />
        ) : (
          <Copy aria-hidden strokeWidth={1.75} />
        )}
      </IconButton>
      <span aria-live="polite" className="sr-only">
        {hasCopied ? t("Copied") : ""}
      </span>
    </>
  );
});
