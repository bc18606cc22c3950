import { threadIdOf } from "@/lib/client/use-thread-id";
import type { ThreadDetail } from "@/lib/protocol/api";
import { type Frame, NOBODY, readFrame, readThread } from "./kept";

export type KeptApp = Frame & {
  owner: string;
  hasSession: boolean;
  /** The thread that the address names, where it is kept. */
  shown: ThreadDetail | null;
};

/** The app as this browser has kept it; null where it has nothing that may be shown. */
export async function readApp(): Promise<KeptApp | null> {
  const frame = await readFrame();
  if (!frame) return null;
  const threadId = threadIdOf(window.location.pathname);
  const shown = threadId === null ? null : await readThread(frame.owner, threadId);
  // Who has a thread has been given a cookie, though the page from before it does not know whose.
  return { ...frame, hasSession: frame.owner !== NOBODY || frame.list.threads.length > 0, shown };
}
