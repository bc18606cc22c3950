import { setTitleCount } from "@/lib/client/page-title";
import { activityStore, type Calling, NOBODY_CALLS, partOf } from "./activity-store";
import { setIconDot } from "./icon-dot";

// Another tab, or another device, may just be showing it: then it calls nobody.
const GRACE_MS = 1_000;

type Seen = Pick<ReturnType<typeof activityStore.getState>, "entries" | "shownThreadId">;

/** What calls for the person, on the button, before the title and on the icon of the page, and on that of the app. */
export function keepCalling(signal: AbortSignal): { setLeading(isLeading: boolean): void } {
  let isLeading = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const show = (calling: Calling) => {
    if (isSame(calling, activityStore.getState().calling)) return;
    const count = calling.done + calling.waiting;
    activityStore.setState({ calling });
    setTitleCount(count);
    setIconDot(count > 0);
  };
  const showNow = () => {
    timer = undefined;
    show(callingIn(activityStore.getState()));
  };
  const showBadge = () => {
    if (!isLeading) return;
    // The icon of the app is one for all its pages, so no page's thread is left out.
    const { done, waiting } = callingIn({ ...activityStore.getState(), shownThreadId: null });
    void navigator.setAppBadge?.(done + waiting).catch(() => undefined);
  };
  const stop = activityStore.subscribe((state, before) => {
    if (state.entries === before.entries && state.shownThreadId === before.shownThreadId) return;
    const next = callingIn(state);
    const hasMore = next.done > state.calling.done || next.waiting > state.calling.waiting;
    if (hasMore) timer ??= setTimeout(showNow, GRACE_MS);
    else show(next);
    showBadge();
  });
  signal.addEventListener("abort", () => {
    stop();
    clearTimeout(timer);
    show(NOBODY_CALLS);
  });
  return {
    setLeading(isNow) {
      isLeading = isNow;
    },
  };
}

function isSame(one: Calling, other: Calling): boolean {
  return one.done === other.done && one.waiting === other.waiting;
}

function callingIn({ entries, shownThreadId }: Seen): Calling {
  const elsewhere = entries.filter(({ threadId }) => threadId !== shownThreadId);
  return {
    done: elsewhere.filter((entry) => entry.isUnread && partOf(entry) === "done").length,
    waiting: elsewhere.filter((entry) => partOf(entry) === "waiting").length,
  };
}
