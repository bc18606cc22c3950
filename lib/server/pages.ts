import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { ModelList, ThreadDetail } from "@/lib/protocol/api";
import type { AccessState } from "@/lib/protocol/api-access";
import type { ThreadList } from "@/lib/protocol/api-list";
import { OFFLINE_PATH, PATH_HEADER, signInPath } from "@/lib/protocol/own-path";
import { readToken } from "./access/cookie";
import { accessState, mayEnter } from "./access/mode";
import { originOf } from "./access/origin";
import { findSession, type Session } from "./access/sessions";
import { listTargets } from "./agents/list-targets";
import { getThreadList } from "./organise/thread-list";
import { ownerMark } from "./owner-mark";
import { findThread } from "./threads";
import { END } from "./turns/thread-part";

type ChatShell = {
  threads: ThreadList;
  models: ModelList;
  access: AccessState;
  hasSession: boolean;
  /** What stands for whose page it is, so that a browser keeps nothing of one for another; null for nobody's. */
  owner: string | null;
};

/** What every page of the chat shows around the conversation; null in the one that is kept for whoever comes. */
export async function loadChatShell(): Promise<ChatShell | null> {
  const session = await sessionOfVisitor();
  if ((await headers()).get(PATH_HEADER) === OFFLINE_PATH) return null;
  const owner = session?.owner ?? null;
  const [threads, models, mark] = await Promise.all([
    getThreadList(owner),
    listTargets(owner),
    ownerMark(owner),
  ]);
  return { threads, models, access: accessState(session), hasSession: owner !== null, owner: mark };
}

/** A thread of whoever asks, as far as they see it first, or null where they have none of that id. */
export async function loadThread(threadId: string): Promise<ThreadDetail | null> {
  const session = await sessionOfVisitor();
  return session && findThread(session.owner, threadId, END);
}

/** What the page to sign in shows. It is for everybody, so it sends nobody away. */
export async function loadAccess(): Promise<AccessState> {
  return accessState(await findSessionOf(await headers()));
}

/** The session of who asks for a page. Who may not see it as they are is sent to sign in, and comes back to it. */
async function sessionOfVisitor(): Promise<Session | null> {
  const requestHeaders = await headers();
  const session = await findSessionOf(requestHeaders);
  if (!mayEnter(session)) redirect(signInPath(requestHeaders.get(PATH_HEADER) ?? "/"));
  return session;
}

async function findSessionOf(requestHeaders: Headers): Promise<Session | null> {
  const token = readToken(requestHeaders.get("cookie"), originOf(requestHeaders));
  return token ? findSession(token) : null;
}
