"use client";

import { type ReactNode, useEffect } from "react";
import { ActivityButton } from "@/components/activity/activity-button";
import { SidebarToggle } from "@/components/sidebar/sidebar-toggle";
import { DemoLabel } from "@/components/thread/demo-label";
import { setPageTitle } from "@/lib/client/page-title";
import { useModels } from "@/lib/client/thread-store";
import { PLACE_TITLE_ID } from "@/lib/client/use-place";

type PlaceFrameProps = { title: string; children: ReactNode };

/** A page that is of no conversation: its title, and what scrolls below it. */
export function PlaceFrame({ title, children }: PlaceFrameProps) {
  const { isDemo } = useModels();
  useEffect(() => {
    setPageTitle(title);
    return () => setPageTitle(null);
  }, [title]);
  return (
    <>
      <header className="flex h-13 shrink-0 items-center gap-1 px-2 pt-[env(safe-area-inset-top)] [box-sizing:content-box]">
        <SidebarToggle className="md:not-collapsed:hidden" />
        {isDemo && <DemoLabel />}
        <ActivityButton className="ms-auto" />
      </header>
      <main data-scroller className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
        <div className="mx-auto grid max-w-column grid-cols-1 gap-6 px-5 pt-2 pb-16 sm:px-6">
          <h1 id={PLACE_TITLE_ID} tabIndex={-1} className="text-xl font-semibold outline-none">
            {title}
          </h1>
          {children}
        </div>
      </main>
    </>
  );
}
