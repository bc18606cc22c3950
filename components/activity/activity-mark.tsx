import { Check, CircleAlert, CirclePause, CircleStop } from "lucide-react";
import { partOf } from "@/lib/client/activity/activity-store";
import type { ActivityEntry } from "@/lib/protocol/api-activity";

const ICON = "size-4";

/** How a turn stands, for the eye: the line below its title says it in words. */
export function ActivityMark({ entry }: { entry: ActivityEntry }) {
  return (
    <span aria-hidden="true" className="grid size-8 shrink-0 place-items-center coarse:h-11">
      {markOf(entry)}
    </span>
  );
}

function markOf(entry: ActivityEntry) {
  if (partOf(entry) === "running") return <span className="size-2 animate-live rounded-full bg-accent" />;
  if (partOf(entry) === "waiting") return <CirclePause className={`${ICON} text-warn`} strokeWidth={1.75} />;
  if (entry.status === "completed") return <Check className={`${ICON} text-ok`} strokeWidth={1.75} />;
  if (entry.status === "cancelled")
    return <CircleStop className={`${ICON} text-ink-faint`} strokeWidth={1.75} />;
  return <CircleAlert className={`${ICON} text-danger`} strokeWidth={1.75} />;
}
