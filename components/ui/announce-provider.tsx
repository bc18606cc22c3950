"use client";

import { type ReactNode, Suspense, useCallback, useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { idle } from "@/lib/client/idle";
import { t } from "@/lib/i18n/translate";
import { lazyPart } from "./lazy-part";
import { loadOnce } from "./load-once";
import { preload } from "./preload";
import { AnnounceContext, type Announcement, NoticesHostContext } from "./use-announce";

const importBar = loadOnce(() => import("./announcement-bar"));
const AnnouncementBar = lazyPart(() => importBar().then((module) => module.AnnouncementBar));

/** Holds the one bar of the page; what is announced later takes its place. */
export function AnnounceProvider({ children }: { children: ReactNode }) {
  const [announcement, setAnnouncement] = useState<Announcement | null>(null);
  const close = useCallback(() => setAnnouncement(null), []);
  const [host, setHost] = useState<HTMLElement | null>(null);
  // What has to be said may be that there is no network.
  useEffect(() => void idle().then(preload(importBar)), []);
  const notices = (
    <div
      role="status"
      aria-label={t("Notices")}
      className="pointer-events-none notices fixed z-50 flex justify-center"
    >
      {announcement && (
        <Suspense fallback={null}>
          <AnnouncementBar key={announcement.text} announcement={announcement} onClose={close} />
        </Suspense>
      )}
    </div>
  );
  return (
    <AnnounceContext value={setAnnouncement}>
      <NoticesHostContext value={setHost}>{children}</NoticesHostContext>
      {host ? createPortal(notices, host) : notices}
    </AnnounceContext>
  );
}
