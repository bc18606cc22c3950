import "server-only";
import type { Interactions } from "@google/genai";
import type { Step } from "@/lib/protocol/interaction";
import { targetOf } from "@/lib/protocol/models";
import type { Turn } from "@/lib/protocol/thread";

export type Params = Interactions.InteractionCreateParams.CreateModelInteractionParamsStreaming;

/** What the API is told of the turns before: an interaction that it keeps, or the steps themselves. */
export type History = { previousInteractionId: string } | { steps: readonly Step[] };

// A reply that was cut cannot be sent as the beginning of the next one: the API wants input last.
const CONTINUE =
  "Your last answer was cut off. Continue it from exactly where it stops, with the very next characters. " +
  "Repeat nothing and add no remark.";

/** The parameters of a turn's call. Settings are sent every time: the API remembers none of them. */
export function toParams(turn: Turn, history: History): Params {
  const { model, generation_config, ...settings } = turn.settings;
  const input = [...("steps" in history ? history.steps : []), userInputOf(turn)];
  return {
    ...settings,
    model,
    input,
    stream: true,
    ...("previousInteractionId" in history && { previous_interaction_id: history.previousInteractionId }),
    generation_config: {
      ...generation_config,
      // Models that do not think refuse to be asked for summaries.
      ...(targetOf(model).thinkingLevels.length > 0 && { thinking_summaries: "auto" as const }),
    },
  };
}

/** A turn's input as the API knows it. */
export function userInputOf(turn: Pick<Turn, "kind" | "input">): Step {
  const content =
    turn.kind === "continuation" ? [{ type: "text" as const, text: CONTINUE }] : [...turn.input];
  return { type: "user_input", content };
}
