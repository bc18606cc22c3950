import { type ApiClient, newId } from "../../e2e/api-client.ts";
import { replyOf } from "./replies.ts";

const REPLY_LENGTH = 1_500;

type Turn = {
  id: string;
  parentId: string | null;
  input: object[];
  steps: { content: { text: string }[] }[];
};
type Conversation = { thread: { title: string; headTurnId: string }; turns: Turn[] };

/** Stores a thread of so many turns by import, and gives its id. The client has asked nothing yet. */
export async function storeLongThread(client: ApiClient, turnCount: number): Promise<string> {
  const one = await exportedTurn(client);
  const [turn] = one.turns;
  if (!turn) throw new Error("Nothing was exported.");
  const replies = replyOf(REPLY_LENGTH * 50);
  const turns: Turn[] = [];
  for (let index = 0; index < turnCount; index += 1) {
    const at = (index * REPLY_LENGTH) % (replies.length - REPLY_LENGTH);
    const text = `Answer ${index + 1}\n\n${replies.slice(at, at + REPLY_LENGTH)}`;
    turns.push({
      ...turn,
      id: newId(),
      parentId: turns.at(-1)?.id ?? null,
      input: [{ type: "text", text: `Question ${index + 1}` }],
      steps: turn.steps.map((step) =>
        step.content ? { ...step, content: [{ ...step.content[0], text }] } : step,
      ),
    });
  }
  const title = `${turnCount} turns`;
  const thread = { ...one.thread, title, headTurnId: turns.at(-1)?.id };
  const body = new TextEncoder().encode(JSON.stringify({ ...one, thread, turns }));
  const { threadId } = await client.json<{ threadId: string }>("/api/import", { method: "POST", body });
  return threadId;
}

async function exportedTurn(client: ApiClient): Promise<Conversation> {
  const threadId = newId();
  const stream = await client.send({ threadId, text: "Hello" });
  await stream.text();
  return client.json<Conversation>(`/api/threads/${threadId}/export`);
}
