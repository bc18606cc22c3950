import type { Content, Step, ThoughtStep, Usage } from "./interaction";
import { estimatePrice } from "./prices";
import { outputOf } from "./targets";
import { isTurnSettled, type Turn, type TurnStatus } from "./thread";

/** What a reply shows, in reading order: neighbouring thoughts are one part. */
export type ReplyPart =
  | {
      kind: "thinking";
      key: number;
      thoughts: readonly ThoughtStep[];
      startedAt: number;
      stoppedAt: number | null;
    }
  | { kind: "content"; key: number; content: readonly Content[]; isOpen: boolean }
  | { kind: "step"; key: number; step: Step; isOpen: boolean };

export function selectReplyParts(turn: Turn): ReplyPart[] {
  const parts: ReplyPart[] = [];
  turn.steps.forEach((step, position) => {
    const timing = turn.stepTimings[position];
    const isOpen = timing?.stoppedAt === undefined && !isTurnSettled(turn);
    if (step.type === "thought") addThought(parts, step, position, timing);
    else if (step.type === "model_output") {
      if (step.content?.some(isVisible))
        parts.push({ kind: "content", key: position, content: step.content, isOpen });
    } else if (step.type !== "user_input") parts.push({ kind: "step", key: position, step, isOpen });
  });
  return parts;
}

function addThought(
  parts: ReplyPart[],
  step: ThoughtStep,
  key: number,
  timing?: Turn["stepTimings"][number],
): void {
  if (!step.summary?.some((block) => block.type !== "text" || block.text.trim() !== "")) return;
  const stoppedAt = timing?.stoppedAt ?? null;
  const last = parts.at(-1);
  if (last?.kind === "thinking") {
    parts[parts.length - 1] = { ...last, thoughts: [...last.thoughts, step], stoppedAt };
    return;
  }
  parts.push({ kind: "thinking", key, thoughts: [step], startedAt: timing?.startedAt ?? 0, stoppedAt });
}

function isVisible(block: Content): boolean {
  return block.type !== "text" || block.text !== "";
}

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
  return selectReplyParts(turn).at(-1)?.kind === "content" ? "answering" : "thinking";
}

/** Whether going on from where the answer ended makes sense. */
export function canContinue(turn: Turn): boolean {
  const isCut = turn.status === "cut_off" || turn.status === "cancelled" || turn.status === "incomplete";
  // What speaks or composes takes one text and knows nothing of where it stopped.
  return isCut && outputOf(turn.settings.model) === "text" && selectText(turn) !== "";
}

export type Receipt = {
  usage: Usage | null;
  model: string;
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
  const { model } = turn.settings;
  return {
    usage,
    model,
    serviceTier,
    price: usage && estimatePrice(model, usage, turn.createdAt, serviceTier ?? undefined),
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
