import type { ThoughtStep, Usage } from "./interaction";
import { isResearch, plansFirst } from "./research";
import { selectPartsAsTheyCame } from "./select-reply-parts";
import { type Answerer, outputOf } from "./targets";
import type { Turn, TurnStatus } from "./thread";
import { selectPrice } from "./turn-price";

/** Everything that the model wrote, for copying and for search. */
export function selectText(turn: Pick<Turn, "steps">): string {
  return turn.steps
    .flatMap((step) => (step.type === "model_output" ? (step.content ?? []) : []))
    .map((block) => (block.type === "text" ? block.text : ""))
    .join("");
}

export function selectInputText(turn: Pick<Turn, "input">): string {
  return turn.input.flatMap((block) => (block.type === "text" ? [block.text] : [])).join("\n\n");
}

/** The text of a turn's thoughts; the title is the first line in bold of the newest summary. */
export function selectThoughtTitle(thoughts: readonly ThoughtStep[]): string | null {
  const summaries = thoughts.flatMap((thought) => thought.summary ?? []);
  for (const block of summaries.toReversed()) {
    const title = block.type === "text" && /\*\*(.+?)\*\*/.exec(block.text)?.[1];
    if (title) return title;
  }
  return null;
}

/** Which of its states a turn is in: one word for each sentence that the page has. */
export type TurnState =
  | Exclude<TurnStatus, "in_progress" | "queued">
  | "queued"
  | "preparing"
  | "waiting"
  | "reconnecting"
  | "thinking"
  | "answering";

export function selectTurnState(turn: Turn): TurnState {
  if (turn.status !== "in_progress") return turn.status;
  if (turn.preparing) return "preparing";
  if (turn.waiting) return "waiting";
  if (turn.reattaching) return "reconnecting";
  if (isQueuedAtGoogle(turn)) return "queued";
  // Some models tell of their search after the answer: it is still being answered.
  const last = selectPartsAsTheyCame(turn).findLast(({ kind }) => kind !== "activity");
  return last?.kind === "content" ? "answering" : "thinking";
}

function isQueuedAtGoogle({ interactions, steps }: Turn): boolean {
  const last = interactions.at(-1);
  return last?.status === "queued" && last.firstStep === steps.length;
}

/** Whether an agent has stopped because its budget was used up. It can go on with more. */
export function isOutOfBudget({
  status,
  error,
  settings,
}: Pick<Turn, "status" | "error" | "settings">): boolean {
  return status === "incomplete" && error === null && settings.agent !== undefined && !isResearch(settings);
}

/** Whether going on from where the answer ended makes sense. */
export function canContinue(turn: Turn): boolean {
  const isCut = turn.status === "cut_off" || turn.status === "cancelled" || turn.status === "incomplete";
  if (turn.settings.agent !== undefined) {
    // It takes up its work without a word of an answer; but where it plans, all that came would be another plan.
    return isCut && turn.interactions.length > 0 && !plansFirst(turn.settings);
  }
  // What speaks or composes takes one text and knows nothing of where it stopped.
  return isCut && outputOf(turn.settings) === "text" && selectText(turn) !== "";
}

/** Where an agent worked last in a turn; null where none did. */
export function environmentIdOf({ interactions }: Pick<Turn, "interactions">): string | null {
  return interactions.findLast(({ environment_id }) => environment_id)?.environment_id ?? null;
}

export type Receipt = {
  usage: Usage | null;
  /** What answered. */
  target: Answerer;
  serviceTier: string | null;
  /** US dollars; null where the price is not known. */
  price: number | null;
  firstTextAt: number | null;
  settledAt: number | null;
};

/** What a turn used, summed over its interactions. */
export function selectReceipt(turn: Turn): Receipt {
  const usages = turn.interactions.flatMap((interaction) => interaction.usage ?? []);
  const usage = usages.length > 0 ? usages.reduce(addUsage) : null;
  const serviceTier = turn.interactions.at(-1)?.service_tier ?? null;
  const { model, agent } = turn.settings;
  const target: Answerer = { model, agent };
  return {
    usage,
    target,
    serviceTier,
    price: usage && selectPrice(turn),
    firstTextAt: turn.firstTextAt,
    settledAt: turn.settledAt,
  };
}

const COUNTS = [
  "total_tokens",
  "total_input_tokens",
  "total_output_tokens",
  "total_thought_tokens",
  "total_cached_tokens",
  "total_tool_use_tokens",
] as const;
const MODALITIES = [
  "input_tokens_by_modality",
  "output_tokens_by_modality",
  "cached_tokens_by_modality",
] as const;

function addUsage(first: Usage, second: Usage): Usage {
  const sum: Usage = {};
  for (const key of COUNTS) sum[key] = (first[key] ?? 0) + (second[key] ?? 0);
  for (const key of MODALITIES) {
    const rows = [...(first[key] ?? []), ...(second[key] ?? [])];
    if (rows.length > 0) sum[key] = mergeModalities(rows);
  }
  const grounding = [...(first.grounding_tool_count ?? []), ...(second.grounding_tool_count ?? [])];
  if (grounding.length > 0) sum.grounding_tool_count = grounding;
  return sum;
}

type ModalityRows = NonNullable<Usage["input_tokens_by_modality"]>;

function mergeModalities(rows: ModalityRows): ModalityRows {
  const byModality = new Map<string, ModalityRows[number]>();
  for (const row of rows) {
    const known = byModality.get(String(row.modality));
    byModality.set(String(row.modality), { ...row, tokens: (known?.tokens ?? 0) + (row.tokens ?? 0) });
  }
  return [...byModality.values()];
}
