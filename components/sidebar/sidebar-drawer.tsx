"use client";

import { lazy, Suspense } from "react";
import { setDrawerOpen, useIsDrawerOpen } from "@/lib/client/use-drawer";
import { Sidebar } from "./sidebar";

const Drawer = lazy(() => import("@/components/ui/drawer").then((module) => ({ default: module.Drawer })));

/** The sidebar of a narrow screen. */
export function SidebarDrawer() {
  const isOpen = useIsDrawerOpen();
  if (!isOpen) return null;
  return (
    <Suspense fallback={null}>
      <Drawer label="Sidebar" onClose={() => setDrawerOpen(false)}>
        <Sidebar />
      </Drawer>
    </Suspense>
  );
}
