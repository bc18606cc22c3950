"use client";

import { SquarePen } from "lucide-react";
import { focusComposer } from "@/lib/client/focus-composer";
import { t } from "@/lib/i18n/translate";
import { PageLink } from "./page-link";

export function NewThreadLink() {
  return (
    <PageLink
      threadId={null}
      onOpen={focusComposer}
      data-tooltip="Ctrl+Shift+O"
      className="flex h-9 items-center gap-2.5 rounded-lg px-2.5 text-ui font-medium transition-colors hover:bg-ink/6 coarse:h-11"
    >
      <SquarePen aria-hidden className="size-4.5 text-accent" strokeWidth={1.75} />
      {t("New chat")}
    </PageLink>
  );
}
