"use client";

import { Folder } from "lucide-react";
import { Submenu } from "@/components/ui/submenu";
import { t } from "@/lib/i18n/translate";
import { MoveEntries, type MoveEntriesProps } from "./move-entries";

export function MoveMenu(props: MoveEntriesProps) {
  return (
    <Submenu icon={<Folder aria-hidden strokeWidth={1.75} />} name={t("Move to folder")}>
      <MoveEntries {...props} />
    </Submenu>
  );
}
