"use client";

import { Suspense } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import { setDrawerOpen, useIsDrawerOpen } from "@/lib/client/use-drawer";
import { t } from "@/lib/i18n/translate";
import { Sidebar } from "./sidebar";

const Drawer = lazyPart(() => import("@/components/ui/drawer").then((module) => module.Drawer));

/** The sidebar of a narrow screen. */
export function SidebarDrawer() {
  const isOpen = useIsDrawerOpen();
  if (!isOpen) return null;
  return (
    <Suspense fallback={null}>
      <Drawer label={t("Sidebar")} onClose={() => setDrawerOpen(false)}>
        <Sidebar />
      </Drawer>
    </Suspense>
  );
}
