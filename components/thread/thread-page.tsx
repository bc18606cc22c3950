"use client";

import { NotifyOffer } from "@/components/activity/notify-offer";
import { Composer } from "@/components/composer/composer";
import { PlacePage } from "@/components/places/place-page";
import { useSeedThread, useThreadLoad } from "@/lib/client/thread-store";
import { usePlace } from "@/lib/client/use-place";
import { useThreadId } from "@/lib/client/use-thread-id";
import type { ThreadDetail } from "@/lib/protocol/api";
import { ExampleList } from "./example-list";
import { OpenThread } from "./open-thread";
import { ThreadMissing } from "./thread-missing";
import { TopBar } from "./top-bar";

/** The one page of the app. What it shows changes by the address alone, and between threads the composer stays. */
export function ThreadPage({ detail }: { detail: ThreadDetail | null }) {
  useSeedThread(detail);
  const threadId = useThreadId();
  const load = useThreadLoad(threadId);
  const place = usePlace();
  if (place) return <PlacePage place={place} />;
  if (threadId !== null && load === "missing") return <ThreadMissing />;
  return (
    <>
      <TopBar threadId={threadId} />
      <main className={`flex min-h-0 flex-1 flex-col ${threadId === null ? "overflow-y-auto" : ""}`}>
        {threadId === null ? (
          <h1 className="mx-auto flex w-full max-w-column flex-[1_0_8rem] items-end px-5 pb-6 text-greeting font-semibold sm:px-6">
            What would you like to know?
          </h1>
        ) : (
          <OpenThread key={threadId} threadId={threadId} load={load} />
        )}
        {threadId !== null && <NotifyOffer threadId={threadId} />}
        <Composer threadId={threadId} />
        {threadId === null && <ExampleList />}
      </main>
    </>
  );
}
