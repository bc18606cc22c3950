"use client";

import { type ReactNode, useCallback, useState } from "react";
import { AnnouncementBar } from "./announcement-bar";
import { AnnounceContext, type Announcement } from "./use-announce";

/** Holds the one bar of the page; what is announced later takes its place. */
export function AnnounceProvider({ children }: { children: ReactNode }) {
  const [announcement, setAnnouncement] = useState<Announcement | null>(null);
  const close = useCallback(() => setAnnouncement(null), []);
  return (
    <AnnounceContext value={setAnnouncement}>
      {children}
      <div
        role="status"
        aria-label="Notices"
        className="pointer-events-none fixed inset-x-4 bottom-[calc(1.5rem+env(safe-area-inset-bottom))] z-50 flex justify-center"
      >
        {announcement && (
          <AnnouncementBar key={announcement.text} announcement={announcement} onClose={close} />
        )}
      </div>
    </AnnounceContext>
  );
}
