"use client";

import { Download, FileArchive, FileText, Printer } from "lucide-react";
import { MenuAction } from "@/components/ui/menu-action";
import { Submenu } from "@/components/ui/submenu";
import { exportAddress } from "@/lib/client/api";
import { printThread } from "@/lib/client/transfer/print-thread";
import { useThreadId } from "@/lib/client/use-thread-id";
import { t } from "@/lib/i18n/translate";
import { useDownload } from "./use-download";

/** The ways in which a conversation leaves Parley. Only the one that is open can be printed. */
export function ExportMenu({ threadId }: { threadId: string }) {
  const download = useDownload();
  const isOpen = useThreadId() === threadId;
  return (
    <Submenu icon={<Download aria-hidden strokeWidth={1.75} />} name={t("Export")}>
      <MenuAction
        icon={<FileText aria-hidden strokeWidth={1.75} />}
        onSelect={() => download(exportAddress(threadId, "markdown"))}
      >
        {t("Markdown")}
      </MenuAction>
      <MenuAction
        icon={<FileArchive aria-hidden strokeWidth={1.75} />}
        onSelect={() => download(exportAddress(threadId, "json"))}
      >
        {t("JSON with files")}
      </MenuAction>
      {isOpen && (
        <MenuAction icon={<Printer aria-hidden strokeWidth={1.75} />} onSelect={() => void printThread()}>
          {t("Print")}
        </MenuAction>
      )}
    </Submenu>
  );
}
