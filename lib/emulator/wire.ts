/** The shapes the emulator puts on the wire. Field names and values are the API's own. */

export type Status =
  | "queued"
  | "in_progress"
  | "requires_action"
  | "completed"
  | "incomplete"
  | "budget_exceeded"
  | "requires_continuation"
  | "failed"
  | "cancelled";

export interface Content {
  type: string;
  [field: string]: unknown;
}

export interface Step {
  type: string;
  [field: string]: unknown;
}

export interface Delta {
  type: string;
  [field: string]: unknown;
}

/** `start_index` and `end_index` count UTF-8 bytes of the text they belong to. */
export interface Annotation {
  type: string;
  start_index: number;
  end_index: number;
  [field: string]: unknown;
}

export interface ModalityTokens {
  modality: string;
  tokens: number;
}

export interface Usage {
  total_tokens: number;
  total_input_tokens: number;
  input_tokens_by_modality: ModalityTokens[];
  total_cached_tokens: number;
  total_output_tokens: number;
  /** Absent where the output is text alone. */
  output_tokens_by_modality?: ModalityTokens[];
  total_tool_use_tokens: number;
  total_thought_tokens: number;
  grounding_tool_count?: { type: string; count: number }[];
}

export interface Diagnostic {
  code: string;
  message: string;
}

export interface InteractionFields {
  id?: string;
  status: Status;
  usage?: Usage;
  created?: string;
  updated?: string;
  service_tier?: string;
  errors?: Diagnostic[];
  continuation_token?: string;
  steps?: Step[];
  object: "interaction";
  model?: string;
  agent?: string;
  environment_id?: string;
}

export type InteractionEvent = { event_id?: string } & (
  | { interaction: InteractionFields; event_type: "interaction.created" }
  | { interaction_id: string; status: Status; event_type: "interaction.status_update" }
  | { index: number; step: Step; event_type: "step.start" }
  | { index: number; delta: Delta; event_type: "step.delta" }
  | { index: number; event_type: "step.stop"; usage?: Usage; step_usage?: Usage }
  | { interaction: InteractionFields; event_type: "interaction.completed" }
  | { error: Diagnostic; event_type: "error" }
);

export function isSettled(status: Status): boolean {
  return status !== "queued" && status !== "in_progress";
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The blocks of a step's content themselves, not copies: what is known of media goes by reference. */
export function contentOf(value: unknown): Content[] {
  return Array.isArray(value) ? value.filter(isContent) : [];
}

function isContent(value: unknown): value is Content {
  return isObject(value) && typeof value.type === "string";
}

/** The text of a list of content blocks, other blocks skipped. */
export function textOf(content: unknown): string {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return "";
  return content
    .filter((block) => isObject(block) && block.type === "text" && typeof block.text === "string")
    .map((block) => block.text)
    .join("\n");
}
