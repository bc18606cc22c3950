import type { ActivityEntry } from "@/lib/protocol/api-activity";

const NAME = "parley.activity";

type Entries = readonly ActivityEntry[];
/** `entries` is null while the tab that follows the stream has had no list yet. */
type Message = { kind: "ask" } | { kind: "list"; entries: Entries | null };

/** How the tab that follows the stream speaks to the others of this browser. */
export type ActivityChannel = {
  ask(): void;
  tell(entries: Entries | null): void;
  close(): void;
};

type Heard = { onAsk(): void; onList(entries: Entries | null): void };

export function openChannel({ onAsk, onList }: Heard): ActivityChannel {
  const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(NAME);
  channel?.addEventListener("message", ({ data }: MessageEvent<Message>) => {
    if (data.kind === "ask") onAsk();
    if (data.kind === "list") onList(data.entries);
  });
  const post = (message: Message) => channel?.postMessage(message);
  return {
    ask: () => post({ kind: "ask" }),
    tell: (entries) => post({ kind: "list", entries }),
    close: () => channel?.close(),
  };
}
