const NAME = "parley.threads";

/** Tells the other tabs of this browser that a thread has changed, and hears it from them. */
export function connectTabs(onChanged: (threadId: string) => void): {
  tell(threadId: string): void;
  close(): void;
} {
  const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(NAME);
  channel?.addEventListener("message", (message: MessageEvent<unknown>) => {
    if (typeof message.data === "string") onChanged(message.data);
  });
  return { tell: (threadId) => channel?.postMessage(threadId), close: () => channel?.close() };
}
