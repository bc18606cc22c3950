import { newId } from "./api-client.ts";
import { followTurn } from "./follow-turn.ts";
import type { RoamingClient } from "./roaming-client.ts";
import { readStream, type ShownTurn } from "./stream-reader.ts";

const LAST = 120;
const WHOLE = Array.from({ length: LAST }, (_, index) => index + 1).join(" ");
const SETTLE_MS = 60_000;
const RESTLESS_MS = 1_500;

export const MARKS = /mark-[\w-]+/g;

export type Habits = {
  /** Faults of the API that a message may ask the emulator for, as in `[fault: cut after 3]`; one in a hundred each. */
  faults?: readonly string[];
  /** How many others read each answer, coming and going. */
  readers: number;
  /** How long they think between two messages, on average. */
  pauseMs?: number;
  /** Whether they delete each conversation after it. */
  isTidy?: boolean;
};

/** What became of one message; a list of faults should be empty. */
export type Outcome = { mark: string; kind: Kind; status: string; billed: number; faults: string[] };

type Kind = "plain" | "stopped" | "edited" | "decided" | "faulty";
type Message = { threadId: string; turnId: string; mark: string; kind: Kind; text: string; settings: object };

const MODEL = { model: "gemini-3.8-flash" };
const BY_HAND = {
  type: "function",
  name: "look_outside",
  executor: { kind: "by_hand" },
  approval: "allowed",
};

/** Sends one message of a random kind, has it read from several sides, and says what went wrong. */
export async function converse(client: RoamingClient, habits: Habits): Promise<Outcome> {
  const message = newMessage(habits);
  const faults: string[] = [];
  const sending = send(client, message, faults);
  const reading = Array.from({ length: habits.readers }, () => readAside(client, message.turnId, sending));
  if (message.kind === "stopped") await stopSoon(client, message.turnId, sending);
  if (message.kind === "edited") await editTooSoon(client, message, sending, faults);
  const shown = [await sending.then(({ read }) => read), ...(await Promise.all(reading))];
  const decided = message.kind === "decided" ? await decide(client, message, faults) : null;
  const final = decided ?? (await followTurn(client, message.turnId, { ms: SETTLE_MS }));
  if (!final)
    return { ...message, status: "gone", billed: 0, faults: [...faults, "an accepted message is gone"] };
  if (!decided) compare(shown, final, faults);
  faults.push(...judge(message, final));
  if (habits.isTidy) await remove(client, message.threadId, faults);
  return { ...message, status: final.status, billed: message.kind === "decided" ? 2 : 1, faults };
}

async function remove(client: RoamingClient, threadId: string, faults: string[]): Promise<void> {
  const response = await client.insist(`/api/threads/${threadId}`, { method: "DELETE" });
  if (!response.ok && response.status !== 404) faults.push(`not deleted: ${response.status}`);
}

function newMessage({ faults = [] }: Habits): Message {
  const chance = Math.random();
  const fault = faults.find((_, index) => chance < (index + 1) / 100);
  const rest = Math.random();
  const kind: Kind = fault
    ? "faulty"
    : rest < 0.7
      ? "plain"
      : rest < 0.8
        ? "stopped"
        : rest < 0.9
          ? "edited"
          : "decided";
  const mark = `mark-${newId()}`;
  const count = kind === "stopped" ? "count to 3000 [pace: 1]" : `count to ${LAST} [pace: 0.3]`;
  const words = kind === "decided" ? "call look_outside" : count;
  const text = `${words} ${mark}${fault ? ` [fault: ${fault}]` : ""}`;
  const settings = kind === "decided" ? { ...MODEL, tools: [BY_HAND] } : MODEL;
  return { threadId: newId(), turnId: newId(), mark, kind, text, settings };
}

type Sent = { read: Promise<ShownTurn | null> };

/** Resolves when the message is accepted; its answer is read on. */
async function send(client: RoamingClient, message: Message, faults: string[]): Promise<Sent> {
  const response = await client.insist(`/api/threads/${message.threadId}/turns`, {
    method: "POST",
    body: bodyOf(message),
  });
  if (!response.ok) {
    faults.push(`refused with ${response.status}: ${await response.text()}`);
    return { read: Promise.resolve(null) };
  }
  const read = readStream(response).then((before) =>
    followTurn(client, message.turnId, { ms: SETTLE_MS, before }),
  );
  return { read };
}

const bodyOf = ({ turnId, text, settings }: Pick<Message, "turnId" | "text" | "settings">) => ({
  turnId,
  parentId: null,
  input: [{ type: "text", text }],
  settings,
  newThread: true,
});

async function readAside(
  client: RoamingClient,
  turnId: string,
  sending: Promise<Sent>,
): Promise<ShownTurn | null> {
  await sending;
  return followTurn(client, turnId, { ms: SETTLE_MS, restlessMs: RESTLESS_MS });
}

async function stopSoon(client: RoamingClient, turnId: string, sending: Promise<Sent>): Promise<void> {
  await sending;
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 1_000));
  await client.insist(`/api/turns/${turnId}/cancel`, { method: "POST", body: {} });
}

/** Another version of a message that is just being answered is refused; once that is done, it is a branch beside it. */
async function editTooSoon(
  client: RoamingClient,
  message: Message,
  sending: Promise<Sent>,
  faults: string[],
): Promise<void> {
  const { read } = await sending;
  const edited = { ...message, turnId: newId(), text: `hello ${message.mark.replace("mark", "edit")}` };
  const path = `/api/threads/${message.threadId}/turns`;
  const early = await client.insist(path, { method: "POST", body: bodyOf({ ...edited, turnId: newId() }) });
  // Its instance may have been killed meanwhile.
  await early.body?.cancel().catch(() => undefined);
  const first = await read;
  // It may have been answered in the moment before.
  if (early.ok && first && !first.isSettled) faults.push("another version ran beside the first");
  const late = await client.insist(path, { method: "POST", body: bodyOf(edited) });
  if (!late.ok && late.status !== 409) faults.push(`another version was refused with ${late.status}`);
  if (!late.ok) return;
  const shown = await readStream(late);
  const branch = await followTurn(client, edited.turnId, { ms: SETTLE_MS, before: shown });
  if (!branch?.isSettled) faults.push("another version did not end");
}

const NO_ARGUMENTS = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";

/** Answers the call that a turn waits for, wherever. Null where the turn does not wait. */
async function decide(
  client: RoamingClient,
  { threadId, turnId }: Message,
  faults: string[],
): Promise<ShownTurn | null> {
  const waiting = await followTurn(client, turnId, { ms: SETTLE_MS });
  if (waiting?.status !== "requires_action") return waiting;
  const position = await positionOfCall(client, threadId);
  const body = { action: "deny", reason: "No.", argumentsHash: NO_ARGUMENTS };
  const { error } = await client.insistOnJson<{ error?: { code: string } }>(
    `/api/turns/${turnId}/calls/${position}`,
    { method: "POST", body },
  );
  // A decision whose answer was lost is decided when it comes again.
  if (error && error.code !== "call_decided") faults.push(`a decision was refused: ${error.code}`);
  return followTurn(client, turnId, { ms: SETTLE_MS });
}

/** What was found at Google after a kill may have its steps in other places than what was heard of it before. */
async function positionOfCall(client: RoamingClient, threadId: string): Promise<number> {
  const { turns } = await client.insistOnJson<{ turns: { steps: { type: string }[] }[] }>(
    `/api/threads/${threadId}`,
  );
  return turns[0]?.steps.findIndex(({ type }) => type === "function_call") ?? -1;
}

/** I5: however they came and went, all have read the same. */
function compare(shown: readonly (ShownTurn | null)[], final: ShownTurn, faults: string[]): void {
  for (const one of shown) {
    if (one?.text !== final.text || one.status !== final.status) {
      faults.push(
        `a reader has ${one?.text.length ?? "no"} characters (${one?.status}), not ${final.text.length} (${final.status})`,
      );
    }
  }
}

function judge({ kind }: Message, { isSettled, status, text, hasInteraction }: ShownTurn): string[] {
  if (!isSettled) return [`not settled after ${SETTLE_MS} ms`];
  if (kind === "stopped") return status === "completed" ? ["not stopped"] : [];
  if (kind === "faulty") return status === "completed" && text === "" ? ["completed without a word"] : [];
  if (status === "completed" && kind !== "decided" && !text.includes(WHOLE))
    return ["shown as complete, but cut"];
  // A call that was on its way when its process died is not made again. Once Google has named it, it is found there.
  if (hasInteraction && status !== "completed") return [`ended as ${status}`];
  return [];
}
