import type { ActivityList } from "@/lib/protocol/api-activity";

const NAME = "parley.activity";

/** `list` is null while the tab that follows the stream has had none yet. */
type Message = { kind: "ask" } | { kind: "list"; list: ActivityList | null };

/** How the tab that follows the stream speaks to the others of this browser. */
export type ActivityChannel = {
  ask(): void;
  tell(list: ActivityList | null): void;
  close(): void;
};

type Heard = { onAsk(): void; onList(list: ActivityList | null): void };

export function openChannel({ onAsk, onList }: Heard): ActivityChannel {
  const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(NAME);
  channel?.addEventListener("message", ({ data }: MessageEvent<Message>) => {
    if (data.kind === "ask") onAsk();
    if (data.kind === "list") onList(data.list ?? null);
  });
  const post = (message: Message) => channel?.postMessage(message);
  return {
    ask: () => post({ kind: "ask" }),
    tell: (list) => post({ kind: "list", list }),
    close: () => channel?.close(),
  };
}
