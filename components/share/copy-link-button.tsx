"use client";

import { Check, Copy } from "lucide-react";
import { Button } from "@/components/ui/button";
import { useCopy } from "@/lib/client/use-copy";
import { t } from "@/lib/i18n/translate";

type CopyLinkButtonProps = { address: string; variant?: "solid" | "quiet" };

export function CopyLinkButton({ address, variant = "quiet" }: CopyLinkButtonProps) {
  const { hasCopied, copy } = useCopy();
  const Icon = hasCopied ? Check : Copy;
  return (
    <Button variant={variant} aria-label={t("Copy link")} onClick={() => void copy({ text: address })}>
      <Icon aria-hidden className="size-4" strokeWidth={1.75} />
      {t("Copy link")}
      <span aria-live="polite" className="sr-only">
        {hasCopied ? t("Copied") : ""}
      </span>
    </Button>
  );
}
