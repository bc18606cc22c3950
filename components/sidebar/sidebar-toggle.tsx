"use client";

import { PanelLeft } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { useSidebarToggle } from "@/lib/client/use-drawer";
import { t } from "@/lib/i18n/translate";

export function SidebarToggle({ className }: { className?: string }) {
  const { isExpanded, toggle } = useSidebarToggle();
  return (
    <IconButton label={t("Toggle sidebar")} aria-expanded={isExpanded} onClick={toggle} className={className}>
      <PanelLeft aria-hidden strokeWidth={1.75} className="rtl:-scale-x-100" />
    </IconButton>
  );
}
