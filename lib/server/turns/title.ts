import "server-only";
import { mediaIn } from "@/lib/protocol/media";
import { selectInputText } from "@/lib/protocol/select";
import { encodeEvent } from "@/lib/protocol/sse";
import { DEFAULT_MODEL, outputOf } from "@/lib/protocol/targets";
import type { Turn } from "@/lib/protocol/thread";
import type { Owner } from "@/lib/server/access/owner";
import { tellActivity } from "@/lib/server/activity/watches";
import { writeTitle } from "@/lib/server/gemini/title";
import { errorFields, log } from "@/lib/server/log";
import { hasNoTitle, setModelTitle } from "@/lib/server/threads";
import type { Feed } from "./feed";

/**
 * Has the model name a thread that has no title yet, beside the answer to its turn. A thread that
 * gets none now gets another chance with its next turn.
 */
export async function titleThread(owner: Owner, turn: Turn, feed: Feed): Promise<void> {
  try {
    const text = selectInputText(turn) || namesOf(turn);
    if (text === "" || !(await hasNoTitle(owner, turn.threadId))) return;
    const title = await writeTitle(titleModelOf(turn), text);
    if (!title || !(await setModelTitle(owner, turn.threadId, title))) return;
    feed.announce(encodeEvent({ event_type: "thread.titled", threadId: turn.threadId, title }));
    tellActivity(owner);
  } catch (cause) {
    log.info({ turnId: turn.id, ...errorFields(cause) }, "a thread got no title");
  }
}

// Of a message without words only the names of its files say what it is about.
function namesOf({ input }: Turn): string {
  return mediaIn(input)
    .map(({ media, uri }) => media?.name ?? uri)
    .join("\n");
}

function titleModelOf({ settings }: Turn): string {
  return outputOf({ model: settings.model }) === "text" ? settings.model : DEFAULT_MODEL;
}
