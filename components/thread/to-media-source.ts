import type { MediaSource } from "@/components/media/media-source-context";
import { selectInputText } from "@/lib/protocol/select";
import { selectExpectedBox } from "@/lib/protocol/select-media";
import { outputOf } from "@/lib/protocol/targets";
import type { Turn } from "@/lib/protocol/thread";
import type { LiveState } from "./live-state";

/** What the media of a reply need to know of it. */
export function toMediaSource(turn: Turn, live: LiveState | null): MediaSource {
  return {
    threadId: turn.threadId,
    turnId: turn.id,
    output: outputOf(turn.settings),
    box: selectExpectedBox(turn, live?.reference ?? null),
    askedFor: live?.askedFor ?? selectInputText(turn),
    isLive: live !== null,
  };
}
