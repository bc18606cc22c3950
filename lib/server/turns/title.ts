import "server-only";
import { mediaIn } from "@/lib/protocol/media";
import { callPrice } from "@/lib/protocol/prices";
import { selectInputText } from "@/lib/protocol/select";
import { encodeEvent } from "@/lib/protocol/sse";
import { DEFAULT_MODEL, outputOf } from "@/lib/protocol/targets";
import type { Turn } from "@/lib/protocol/thread";
import type { Owner } from "@/lib/server/access/owner";
import { tellActivity } from "@/lib/server/activity/watches";
import { TITLE_MAX_TOKENS, writeTitle } from "@/lib/server/gemini/title";
import { modelPrice, wordsPrice } from "@/lib/server/limits/estimate";
import { withReservation } from "@/lib/server/limits/reserve";
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
    // One title is enough for all that ask the same.
    const isBeside = turn.comparisonId !== undefined && turn.comparisonId !== turn.id;
    if (text === "" || isBeside || !(await hasNoTitle(owner, turn.threadId))) return;
    const title = await buyTitle(owner, titleModelOf(turn), text);
    if (!title || !(await setModelTitle(owner, turn.threadId, title))) return;
    feed.announce(encodeEvent({ event_type: "thread.titled", threadId: turn.threadId, title }));
    tellActivity(owner);
  } catch (cause) {
    log.info({ turnId: turn.id, ...errorFields(cause) }, "a thread got no title");
  }
}

async function buyTitle(owner: Owner, model: string, text: string): Promise<string | null> {
  const price = modelPrice(model);
  const dollars = wordsPrice(price, { read: text, written: TITLE_MAX_TOKENS });
  return withReservation({ owner, address: null, dollars }, async () => {
    const { title, usage } = await writeTitle(model, text);
    return { value: title, dollars: usage && callPrice({ model, usage }, price) };
  });
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
