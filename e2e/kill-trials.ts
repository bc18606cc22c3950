import { ApiClient, newId } from "./api-client.ts";
import type { AppServer } from "./app-server.ts";
import type { EmulatorServer } from "./emulator-server.ts";
import { readStream, type ShownTurn } from "./stream-reader.ts";

/** What one trial of killing the app in mid-answer has found; every list of faults should be empty. */
export type Trial = { killedAfterMs: number; faults: string[] };

const LAST = 120;
const WHOLE = Array.from({ length: LAST }, (_, index) => index + 1).join(" ");
const SETTLE_MS = 60_000;

type Trials = {
  /** How many messages are on their way at once, each in a thread of its own. */
  turns: number;
  isBackground: boolean;
};

/**
 * Sends messages, kills the app with SIGKILL after `ms`, starts it again, and compares what readers
 * had seen with what is stored in the end.
 */
export async function killOnce(
  app: AppServer,
  emulator: EmulatorServer,
  ms: number,
  { turns, isBackground }: Trials = { turns: 1, isBackground: false },
): Promise<Trial> {
  const client = new ApiClient(app.url);
  await (await client.send({ text: "hello [pace: 0]" })).text();
  const messages = Array.from({ length: turns }, (): Message => {
    const mark = newId();
    return { mark, threadId: newId(), turnId: newId(), text: `count to ${LAST} [pace: 0.3] ${mark}` };
  });
  const settings = { model: "gemini-3.8-flash", ...(isBackground && { background: true }) };
  const killed = new Promise<void>((resolve) => setTimeout(resolve, ms)).then(() => app.kill());
  const seen = await Promise.all(messages.map((message) => readUntilKilled(client, message, settings)));
  await killed;
  await app.restart();
  const faults = await Promise.all(
    messages.map((message, index) => findFaults({ client, emulator, message, seen: seen[index] ?? NOTHING })),
  );
  return { killedAfterMs: ms, faults: faults.flat() };
}

type Compared = { client: ApiClient; emulator: EmulatorServer; message: Message; seen: Seen };

async function findFaults({ client, emulator, message, seen }: Compared): Promise<string[]> {
  const faults: string[] = [];
  const turn = await readToEnd(client, message.turnId, SETTLE_MS);
  const calls = (await emulator.calls(message.mark)).length;
  if (calls > 1) faults.push(`${calls} calls of the API`);
  if (!turn) return seen.isAccepted ? [...faults, "an accepted message is gone"] : faults;
  if (!turn.isSettled) faults.push(`not settled after ${SETTLE_MS} ms`);
  if (!turn.text.startsWith(seen.text))
    faults.push(`text that was seen is gone: ${seen.text.length} characters`);
  if (turn.status === "completed" && !turn.text.includes(WHOLE)) faults.push("shown as complete, but cut");
  // The API had the call: its answer can be found there. Without a name for it, the turn says so.
  if (seen.hasInteraction && turn.status !== "completed") faults.push(`ended as ${turn.status}`);
  return faults;
}

type Seen = { isAccepted: boolean; hasInteraction: boolean; text: string };
type Message = { mark: string; threadId: string; turnId: string; text: string };
const NOTHING: Seen = { isAccepted: false, hasInteraction: false, text: "" };

async function readUntilKilled(
  client: ApiClient,
  { threadId, turnId, text }: Message,
  settings: object,
): Promise<Seen> {
  const body = { turnId, parentId: null, input: [{ type: "text", text }], settings, newThread: true };
  const sent = client.fetch(`/api/threads/${threadId}/turns`, { method: "POST", body });
  const response = await sent.catch(() => null);
  const turn = response?.ok ? await readStream(response) : null;
  return {
    isAccepted: response?.ok ?? false,
    hasInteraction: turn?.hasInteraction ?? false,
    text: turn?.text ?? "",
  };
}

/** The turn when it has settled, or as it is after `ms`; null where there is none. */
async function readToEnd(client: ApiClient, turnId: string, ms: number): Promise<ShownTurn | null> {
  const until = Date.now() + ms;
  for (;;) {
    const signal = AbortSignal.timeout(Math.max(1, until - Date.now()));
    const response = await client.fetch(`/api/turns/${turnId}/events`, { signal }).catch(() => null);
    if (response?.status === 404) return null;
    const turn = response?.ok ? await readStream(response) : null;
    if (turn?.isSettled || Date.now() >= until) return turn;
  }
}
