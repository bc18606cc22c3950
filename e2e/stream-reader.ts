/** What a reader makes of a stream of our events, without any code of the app. */
export type ShownTurn = { status: string; isSettled: boolean; text: string; hasInteraction: boolean };

type Step = { type: string; content?: { type: string; text?: string }[] };
type TurnJson = { status: string; steps: Step[]; interactions: { id: string }[]; cursor: number };
type EventJson = {
  event_type: string;
  turn?: TurnJson;
  step?: Step;
  delta?: { type: string; text?: string };
  status?: string;
  interaction?: { id?: string; steps?: Step[] };
};

const RUNNING = ["queued", "in_progress"];

/** Reads a stream until it ends or breaks; what arrived counts in either case. */
export async function readStream(response: Response): Promise<ShownTurn | null> {
  let shown: ShownTurn | null = null;
  for await (const event of eventsOf(response)) shown = show(shown, event);
  return shown;
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
        const data = frame.split("\n").find((line) => line.startsWith("data: "));
        if (data) yield JSON.parse(data.slice(6));
      }
    }
  } catch {
    // The connection broke; the caller decides what that means.
  }
}

function show(shown: ShownTurn | null, event: EventJson): ShownTurn | null {
  if (event.turn) return showTurn(event.turn);
  if (!shown) return null;
  if (event.event_type === "turn.settled") return { ...shown, status: event.status ?? "", isSettled: true };
  if (event.event_type === "turn.recovered")
    return { ...shown, text: textOf(event.interaction?.steps ?? []) };
  if (event.event_type === "interaction.created") return { ...shown, hasInteraction: true };
  const added =
    event.delta?.type === "text" ? (event.delta.text ?? "") : textOf(event.step ? [event.step] : []);
  return { ...shown, text: shown.text + added };
}

function showTurn({ status, steps, interactions }: TurnJson): ShownTurn {
  return {
    status,
    isSettled: !RUNNING.includes(status),
    text: textOf(steps),
    hasInteraction: interactions.some((interaction) => interaction.id !== ""),
  };
}

function textOf(steps: readonly Step[]): string {
  return steps
    .flatMap((step) => (step.type === "model_output" ? (step.content ?? []) : []))
    .map((block) => (block.type === "text" ? (block.text ?? "") : ""))
    .join("");
}
