/** What a reader makes of a stream of our events, without any code of the app. */
export type ShownTurn = {
  status: string;
  isSettled: boolean;
  text: string;
  hasInteraction: boolean;
  /** Number of the last event: a reader that comes again says it. */
  cursor: number;
};

type Step = { type: string; content?: { type: string; text?: string }[] };
type TurnJson = { status: string; steps: Step[]; interactions: { id: string }[]; cursor: number };
type EventJson = {
  event_type: string;
  seq?: number;
  turn?: TurnJson;
  step?: Step;
  delta?: { type: string; text?: string };
  status?: string;
  interaction?: { id?: string; steps?: Step[] };
};

const RUNNING = ["queued", "in_progress"];

/** Reads a stream until it ends or breaks; what arrived counts in either case, after what was there before. */
export async function readStream(
  response: Response,
  before: ShownTurn | null = null,
): Promise<ShownTurn | null> {
  let shown = before;
  for await (const event of eventsOf(response)) shown = show(shown, event);
  return shown;
}

/** Reads a stream until Gemini has taken the turn: from here on no death of a server may cost its answer. */
export async function readUntilTaken(response: Response): Promise<void> {
  let shown: ShownTurn | null = null;
  for await (const event of eventsOf(response)) {
    shown = show(shown, event);
    if (shown?.hasInteraction || shown?.isSettled) return;
  }
}

async function* eventsOf(response: Response): AsyncGenerator<EventJson> {
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for await (const bytes of response.body ?? []) {
      rest += decoder.decode(bytes, { stream: true });
      const frames = rest.split("\n\n");
      rest = frames.pop() ?? "";
      for (const frame of frames) {
        const lines = frame.split("\n");
        const data = lines.find((line) => line.startsWith("data: "));
        const id = lines.find((line) => line.startsWith("id: "));
        if (data) yield { ...JSON.parse(data.slice(6)), ...(id && { seq: Number(id.slice(4)) }) };
      }
    }
  } catch {
    // The connection broke; the caller decides what that means.
  }
}

function show(shown: ShownTurn | null, event: EventJson): ShownTurn | null {
  if (event.turn) return showTurn(event.turn);
  return shown && event.seq !== undefined ? { ...fold(shown, event), cursor: event.seq } : shown;
}

function fold(shown: ShownTurn, event: EventJson): ShownTurn {
  if (event.event_type === "turn.settled") return { ...shown, status: event.status ?? "", isSettled: true };
  if (event.event_type === "turn.recovered")
    return { ...shown, text: textOf(event.interaction?.steps ?? []) };
  if (event.event_type === "interaction.created") return { ...shown, hasInteraction: true };
  const added =
    event.delta?.type === "text" ? (event.delta.text ?? "") : textOf(event.step ? [event.step] : []);
  return { ...shown, text: shown.text + added };
}

function showTurn({ status, steps, interactions, cursor }: TurnJson): ShownTurn {
  return {
    status,
    isSettled: !RUNNING.includes(status),
    text: textOf(steps),
    hasInteraction: interactions.some((interaction) => interaction.id !== ""),
    cursor,
  };
}

function textOf(steps: readonly Step[]): string {
  return steps
    .flatMap((step) => (step.type === "model_output" ? (step.content ?? []) : []))
    .map((block) => (block.type === "text" ? (block.text ?? "") : ""))
    .join("");
}
