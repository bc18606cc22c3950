import "server-only";
import { headers } from "next/headers";
import type { ModelList, ThreadDetail, ThreadPage } from "@/lib/protocol/api";
import { readToken } from "./access/cookie";
import { originOf } from "./access/origin";
import { findOwner, type Owner } from "./access/owner";
import { listTargets } from "./agents/list-targets";
import { findThread, listThreads } from "./threads";

type ChatShell = { threads: ThreadPage; models: ModelList; hasSession: boolean };

/** What every page of the chat shows around the conversation. */
export async function loadChatShell(): Promise<ChatShell> {
  const owner = await currentOwner();
  const [threads, models] = await Promise.all([
    owner ? listThreads(owner) : { threads: [], nextCursor: null },
    listTargets(owner),
  ]);
  return { threads, models, hasSession: owner !== null };
}

/** A thread of whoever asks, or null where they have none of that id. */
export async function loadThread(threadId: string): Promise<ThreadDetail | null> {
  const owner = await currentOwner();
  return owner && findThread(owner, threadId);
}

async function currentOwner(): Promise<Owner | null> {
  const requestHeaders = await headers();
  const token = readToken(requestHeaders.get("cookie"), originOf(requestHeaders));
  const session = token ? await findOwner(token) : null;
  return session?.owner ?? null;
}
