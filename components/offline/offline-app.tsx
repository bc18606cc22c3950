"use client";

import { type ReactNode, useEffect, useState } from "react";
import { ChatShell } from "@/components/thread/chat-shell";
import { BUTTON_SHAPE, BUTTON_VARIANTS } from "@/components/ui/button-style";
import { Notice } from "@/components/ui/notice";
import { AccessProvider } from "@/lib/client/access/access-context";
import { type KeptApp, readApp } from "@/lib/client/offline/read-app";
import { ThreadStoreProvider, useSeedThread } from "@/lib/client/thread-store";
import { t } from "@/lib/i18n/translate";
import type { ThreadDetail } from "@/lib/protocol/api";
import { OFFLINE_PATH } from "@/lib/protocol/own-path";
import { ServerSeeker } from "./server-seeker";

/**
 * The app where there is no network, as the service worker opens it at any address: with what this browser has kept. Its
 * imports are among those of the other pages, or code that they load later would come in other pieces than the worker has.
 */
export function OfflineApp({ children }: { children: ReactNode }) {
  const [app, setApp] = useState<KeptApp | "nothing" | null>(null);
  useEffect(() => {
    // Its own address is for the worker alone.
    if (window.location.pathname === OFFLINE_PATH) window.location.replace("/");
    else
      readApp().then(
        (kept) => setApp(kept ?? "nothing"),
        () => setApp("nothing"),
      );
  }, []);
  if (app === null) return null;
  if (app === "nothing") {
    return (
      <Notice
        title={t("There is no connection")}
        text={t("Try again when there is one. What you wrote is kept.")}
      >
        <a href={window.location.href} className={`${BUTTON_SHAPE} ${BUTTON_VARIANTS.quiet}`}>
          {t("Try again")}
        </a>
      </Notice>
    );
  }
  const { owner, list, models, access, hasSession, shown } = app;
  return (
    <ThreadStoreProvider initialThreads={list} models={models} hasSession={hasSession}>
      <AccessProvider access={access}>
        <ChatShell owner={owner}>
          <ServerSeeker />
          <Seeded detail={shown}>{children}</Seeded>
        </ChatShell>
      </AccessProvider>
    </ThreadStoreProvider>
  );
}

/** The thread that the address names is there before the page looks for it. */
function Seeded({ detail, children }: { detail: ThreadDetail | null; children: ReactNode }) {
  useSeedThread(detail);
  return children;
}
