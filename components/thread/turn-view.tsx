import type { Turn } from "@/lib/protocol/thread";
import { Comparison } from "./comparison/comparison";
import type { LiveState } from "./live-state";
import { MessageView } from "./message-view";
import { ReplyView } from "./reply-view";

type TurnViewProps = { turn: Turn; live: LiveState | null };

/** A message and its reply. A continuation has no message: it goes on below the reply that was cut. */
export function TurnView({ turn, live }: TurnViewProps) {
  const isCompared = turn.comparisonId !== undefined && live?.isLast === true;
  const isMessage = turn.kind !== "continuation";
  return (
    <div
      data-kind={turn.kind}
      className={isMessage ? "grid grid-cols-1 gap-1 pb-8 [:last-child>&]:pb-0" : "pb-8"}
    >
      {isMessage ? (
        <MessageView
          turnId={turn.id}
          input={turn.input}
          versions={live?.versions ?? null}
          actions={live?.actions ?? null}
        />
      ) : (
        <div className="-mt-6 mb-4 w-12 border-t border-line" />
      )}
      {isCompared ? <Comparison turn={turn} live={live} /> : <ReplyView turn={turn} live={live} />}
    </div>
  );
}
