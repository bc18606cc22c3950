import { mediaIn } from "@/lib/protocol/media";
import { selectInputText } from "@/lib/protocol/select";
import type { Turn } from "@/lib/protocol/thread";
import { putBackAttachments } from "./attachments/draft-files";
import { putBackDraft } from "./composer-store";
import { takeFromOutbox } from "./outbox";

type Message = Pick<Turn, "id" | "threadId" | "input">;

// Those whose words are in the composer, or were before somebody changed them there.
const returned = new Set<string>();

/** A message that could not be sent is a draft again, unless something else is written by now. */
export function putBack(turn: Message): void {
  const { id, threadId, input } = turn;
  const text = selectInputText(turn);
  if (text === "" || putBackDraft(threadId, text)) returned.add(id);
  putBackAttachments(threadId, mediaIn(input));
}

/**
 * The same of a message in whose place another one was sent, unless that has come of it. Then nothing else has to keep
 * it: until then its outbox does, under its id and those of the turns that it was to be compared with.
 */
export function release(turn: Message, ids: readonly string[]): void {
  if (!returned.has(turn.id)) putBack(turn);
  for (const id of ids) takeFromOutbox(id);
}
