"use client";

import { type ComponentProps, type ComponentType, Suspense } from "react";
import { NotifyOffer } from "@/components/activity/notify-offer";
import { Composer } from "@/components/composer/composer";
import { type OpenedPlace, PlacePage } from "@/components/places/place-page";
import type { Continued } from "@/components/share/continue-share";
import { lazyPart } from "@/components/ui/lazy-part";
import { continuePath } from "@/lib/client/shares/share-paths";
import { useSeedThread, useThreadLoad } from "@/lib/client/thread-store";
import { usePath } from "@/lib/client/use-path";
import { usePlace } from "@/lib/client/use-place";
import { useThreadId } from "@/lib/client/use-thread-id";
import { t } from "@/lib/i18n/translate";
import type { ThreadDetail } from "@/lib/protocol/api";
import { ExampleList } from "./example-list";
import { LazyThread, useThreadCode } from "./lazy-thread";
import { ThreadMissing } from "./thread-missing";
import { TopBar } from "./top-bar";

const ContinueShare = lazyPart(() =>
  import("@/components/share/continue-share").then((module) => module.ContinueShare),
);

type ThreadPageProps = {
  detail: ThreadDetail | null;
  /** What shows the open thread. */
  Thread?: ComponentType<ComponentProps<typeof LazyThread>>;
  /** The place that the page was opened at. */
  opened?: OpenedPlace;
  /** The shared conversation that the page was opened to take over. */
  continued?: Continued;
};

/** The one page of the app. What it shows changes by the address alone, and between threads the composer stays. */
export function ThreadPage({ detail, Thread = LazyThread, opened, continued }: ThreadPageProps) {
  useSeedThread(detail);
  useThreadCode(Thread);
  const threadId = useThreadId();
  const load = useThreadLoad(threadId);
  const place = usePlace();
  const path = usePath();
  if (continued && path === continuePath(continued.shareId)) {
    return (
      <Suspense fallback={null}>
        <ContinueShare {...continued} />
      </Suspense>
    );
  }
  if (place) return <PlacePage place={place} opened={opened} />;
  if (threadId !== null && load === "missing") return <ThreadMissing />;
  return (
    <>
      <TopBar threadId={threadId} />
      <main className={`flex min-h-0 flex-1 flex-col ${threadId === null ? "overflow-y-auto" : ""}`}>
        {threadId === null ? (
          <h1 className="mx-auto flex w-full max-w-column flex-[1_0_8rem] items-end px-5 pb-6 text-greeting font-semibold sm:px-6">
            {t("What would you like to know?")}
          </h1>
        ) : (
          <Suspense fallback={<div className="flex-1" />}>
            <Thread key={threadId} threadId={threadId} load={load} />
          </Suspense>
        )}
        {threadId !== null && <NotifyOffer threadId={threadId} />}
        <Composer threadId={threadId} />
        {threadId === null && <ExampleList />}
      </main>
    </>
  );
}
