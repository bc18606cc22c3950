import { waitForNetwork } from "@/lib/client/network";
import { setModelCalls } from "@/lib/client/thread-state";
import type { ActivityList } from "@/lib/protocol/api-activity";
import { activityStore } from "./activity-store";
import type { PageThreads } from "./begin-activity";
import { isSameList, newlySettled } from "./compare-lists";
import { keepCalling } from "./keep-calling";
import { keepSeen } from "./keep-seen";
import { endedSince, readLeftRunning, writeLeftRunning } from "./left-running";
import { createMatcher } from "./match-threads";
import { notifyOf } from "./notify";
import { shareActivity } from "./share-activity";

const REFUSED_MS = 60_000;

/** Brings the activity to life in a page, until it is stopped. */
export function keepActivity(threads: PageThreads): () => void {
  const stopping = new AbortController();
  const { signal } = stopping;
  const match = createMatcher(threads);
  let isLeading = false;
  let hasList = false;
  const calling = keepCalling(signal);
  const onList = ({ entries: after, modelCalls }: ActivityList) => {
    threads.store.setState((state) => setModelCalls(state, modelCalls));
    const before = activityStore.getState().entries;
    if (hasList && isSameList(before, after)) return;
    activityStore.setState({ entries: after });
    match(before, after);
    if (isLeading) {
      // Of what had ended before the page was there only that is news which ran when somebody was last here.
      notifyOf(hasList ? newlySettled(before, after) : endedSince(readLeftRunning(), after));
      writeLeftRunning(after);
    }
    hasList = true;
  };
  const onLead = (isNow: boolean) => {
    isLeading = isNow;
    calling.setLeading(isNow);
  };
  const share = async (pageSignal: AbortSignal) => {
    while (!pageSignal.aborted) {
      // It ends where the server refuses: the session may be over, and another one begin.
      await shareActivity({ onList, onLead, signal: pageSignal }).catch(() => undefined);
      if (!pageSignal.aborted) await waitForNetwork(REFUSED_MS, pageSignal);
    }
  };
  shareWhileShown(share, signal);
  keepSeen(threads, signal);
  return () => stopping.abort();
}

/** A page that has a connection or a lock is not kept for the way back to it: it lets go of them as it goes. */
function shareWhileShown(share: (signal: AbortSignal) => Promise<void>, signal: AbortSignal): void {
  let leaving = new AbortController();
  const begin = () => {
    leaving = new AbortController();
    void share(AbortSignal.any([signal, leaving.signal]));
  };
  window.addEventListener("pagehide", () => leaving.abort(), { signal });
  window.addEventListener("pageshow", (event) => event.persisted && begin(), { signal });
  begin();
}
