import type { ReactNode } from "react";
import { ChatShell } from "@/components/thread/chat-shell";
import { AccessProvider } from "@/lib/client/access/access-context";
import { ThreadStoreProvider } from "@/lib/client/thread-store";
import { loadChatShell } from "@/lib/server/pages";

export const dynamic = "force-dynamic";

export default async function ChatLayout({ children }: { children: ReactNode }) {
  const shell = await loadChatShell();
  if (!shell) return children;
  const { threads, models, access, hasSession, owner } = shell;
  return (
    <ThreadStoreProvider initialThreads={threads} models={models} hasSession={hasSession}>
      <AccessProvider access={access}>
        <ChatShell owner={owner}>{children}</ChatShell>
      </AccessProvider>
    </ThreadStoreProvider>
  );
}
