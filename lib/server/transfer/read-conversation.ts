import "server-only";
import { setImmediate } from "node:timers/promises";
import { parseConversation } from "@/lib/protocol/parse-conversation";
import { CONVERSATION_NAME, type Conversation } from "@/lib/protocol/transfer";
import { unreadable } from "./unreadable";

/** What the text of a package is, as JSON. */
export function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw unreadable(CONVERSATION_NAME, cause);
  }
}

export async function readConversation(value: unknown): Promise<Conversation> {
  const { conversation, problem } = await parseConversation(value, setImmediate);
  if (conversation) return conversation;
  throw unreadable(problem);
}
