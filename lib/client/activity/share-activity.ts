import { api } from "@/lib/client/api";
import { followStream } from "@/lib/client/event-stream";
import type { ActivityList } from "@/lib/protocol/api-activity";
import { parseActivityEvent } from "@/lib/protocol/sse";
import { openChannel } from "./activity-channel";
import { holdLock, takeLock } from "./hold-lock";

// A tab that its browser has put to sleep keeps its lock and says nothing.
const PATIENCE_MS = 3_000;
const ASK_MS = 30_000;

type Sharing = {
  onList(list: ActivityList): void;
  /** Whether this tab is the one that follows the stream. */
  onLead(isLeading: boolean): void;
  signal: AbortSignal;
};

/**
 * Follows the owner's activity until the signal, or until the server refuses. A browser allows a server six
 * connections, however many tabs are open: the one tab that holds a lock has the stream, and passes on what
 * it brings. Where there are no locks each tab has a stream of its own.
 */
export async function shareActivity({ onList, onLead, signal }: Sharing): Promise<void> {
  let last: ActivityList | null = null;
  let isLeading = false;
  let heardAt = 0;
  const channel = openChannel({
    onAsk: () => isLeading && channel.tell(last),
    onList(list) {
      heardAt = performance.now();
      if (list) onList(list);
    },
  });
  const setLeading = (isNow: boolean) => {
    isLeading = isNow;
    onLead(isNow);
  };
  const lead = async (over: AbortSignal) => {
    setLeading(true);
    await follow(over, (list) => {
      last = list;
      channel.tell(list);
      onList(list);
    }).finally(() => setLeading(false));
  };
  const ask = () => {
    if (isLeading || document.visibilityState !== "visible") return;
    const askedAt = performance.now();
    channel.ask();
    setTimeout(() => {
      const isUnheard = heardAt < askedAt && !isLeading && document.visibilityState === "visible";
      if (isUnheard && !signal.aborted) takeLock(lead, signal).catch(() => undefined);
    }, PATIENCE_MS);
  };
  ask();
  const timer = setInterval(ask, ASK_MS);
  document.addEventListener("visibilitychange", ask, { signal });
  try {
    await holdLock(lead, signal);
  } finally {
    clearInterval(timer);
    channel.close();
  }
}

async function follow(signal: AbortSignal, onList: (list: ActivityList) => void): Promise<void> {
  await followStream({
    open: api.followActivity,
    parse: parseActivityEvent,
    onEvent: (event) => event.event_type === "activity.changed" && onList(event),
    onConnection: () => undefined,
    isDone: () => false,
    signal,
  });
}
