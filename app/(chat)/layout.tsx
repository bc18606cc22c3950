import type { ReactNode } from "react";
import { ChatShell } from "@/components/thread/chat-shell";
import { ThreadStoreProvider } from "@/lib/client/thread-store";
import { loadChatShell } from "@/lib/server/pages";

export const dynamic = "force-dynamic";

export default async function ChatLayout({ children }: { children: ReactNode }) {
  const { threads, models, hasSession } = await loadChatShell();
  return (
    <ThreadStoreProvider initialThreads={threads} models={models} hasSession={hasSession}>
      <ChatShell>{children}</ChatShell>
    </ThreadStoreProvider>
  );
}
