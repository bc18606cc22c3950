import { attachmentOf } from "./facts/attachments.ts";
import { type Content, contentOf, type ModalityTokens, type Step, textOf, type Usage } from "./wire.ts";

const BYTES_PER_TOKEN = 4;
const TOKENS_OF_MEDIA: Record<string, number> = { image: 1_120, audio: 320, video: 2_580, document: 560 };
const TOKENS_PER_SECOND: Record<string, number> = { audio: 32, video: 258 };
const TOKENS_PER_PAGE = 560;

/** An estimate; the emulator uses it everywhere, so limits, usage and countTokens agree. */
export function countTokens(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / BYTES_PER_TOKEN);
}

/** The longest start of the text that counts at most that many tokens, whole characters only. */
export function cutToTokens(text: string, tokens: number): string {
  const budget = tokens * BYTES_PER_TOKEN;
  if (Buffer.byteLength(text) <= budget) return text;
  let bytes = 0;
  let end = 0;
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > budget) break;
    end += character.length;
  }
  return text.slice(0, end);
}

/** `total_tokens = input + output + thought + tool_use` holds in every recorded turn, and so here. */
export function toUsage(
  input: Step[],
  output: Step[],
  thoughtTokens: number,
  mediaTokens: ModalityTokens[] = [],
): Usage {
  const byModality = inputTokens(input);
  const total_input_tokens = byModality.reduce((sum, { tokens }) => sum + tokens, 0);
  const textTokens = sumTokens(output.filter(isAnswer));
  const total_output_tokens = mediaTokens.reduce((sum, { tokens }) => sum + tokens, textTokens);
  const textModality = textTokens > 0 ? [{ modality: "text", tokens: textTokens }] : [];
  const total_tool_use_tokens = sumTokens(output.filter(isToolUse));
  const grounding = ["google_search", "google_maps"].flatMap((type) => {
    const count = output.filter((step) => step.type === `${type}_call`).length;
    return count > 0 ? [{ type, count }] : [];
  });
  return {
    total_tokens: total_input_tokens + total_output_tokens + thoughtTokens + total_tool_use_tokens,
    total_input_tokens,
    input_tokens_by_modality: byModality,
    total_cached_tokens: 0,
    total_output_tokens,
    ...(mediaTokens.length > 0 && { output_tokens_by_modality: [...textModality, ...mediaTokens] }),
    total_tool_use_tokens,
    total_thought_tokens: thoughtTokens,
    ...(grounding.length > 0 && { grounding_tool_count: grounding }),
  };
}

/** What an agent reads of its own work again at every round; most of it is cached. */
export function withContext(usage: Usage, tokens: number): Usage {
  if (tokens === 0) return usage;
  return {
    ...usage,
    total_tokens: usage.total_tokens + tokens,
    total_input_tokens: usage.total_input_tokens + tokens,
    input_tokens_by_modality: usage.input_tokens_by_modality.map((row) =>
      row.modality === "text" ? { ...row, tokens: row.tokens + tokens } : row,
    ),
    total_cached_tokens: Math.floor(tokens / 2),
  };
}

/** For one step after another: what it used, and what all until then did. */
export function stepUsages(): (step: Step) => { usage: Usage; step_usage: Usage } {
  const done: Step[] = [];
  return (step) => {
    done.push(step);
    return { usage: toUsage([], done, 0), step_usage: toUsage([], [step], 0) };
  };
}

function isAnswer({ type }: Step): boolean {
  return type === "model_output" || type === "function_call";
}

function isToolUse({ type }: Step): boolean {
  return type !== "thought" && type !== "model_output" && !type.startsWith("function_");
}

function sumTokens(steps: Step[]): number {
  return steps.reduce((sum, step) => sum + stepTokens(step), 0);
}

function stepTokens(step: Step): number {
  if (Array.isArray(step.content)) {
    const results = contentOf(step.content).filter(({ type }) => type === "function_result");
    return countTokens(textOf(step.content)) + sumTokens(results);
  }
  // Pictures in a result are counted with the other media, not by the length of their base64.
  if (contentOf(step.result).length > 0) return countTokens(textOf(step.result));
  const { type: _type, signature: _signature, id: _id, call_id: _callId, ...rest } = step;
  return Object.keys(rest).length === 0 ? 0 : countTokens(JSON.stringify(rest));
}

function inputTokens(steps: Step[]): ModalityTokens[] {
  const sums = new Map<string, number>([["text", 0]]);
  for (const step of steps) {
    if (step.type === "thought") continue;
    sums.set("text", (sums.get("text") ?? 0) + stepTokens(step));
    for (const block of mediaOf(step)) {
      sums.set(block.type, (sums.get(block.type) ?? 0) + mediaTokens(block));
    }
  }
  return [...sums].map(([modality, tokens]) => ({ modality, tokens }));
}

/** By what is known of its length, or else a flat sum. */
function mediaTokens(block: Content): number {
  const { seconds, pages, words, sizeBytes = 0 } = attachmentOf(block) ?? {};
  const perSecond = TOKENS_PER_SECOND[block.type];
  if (seconds !== undefined && perSecond) return Math.max(1, Math.round(seconds * perSecond));
  if (pages !== undefined) return pages * TOKENS_PER_PAGE;
  if (words !== undefined) return Math.ceil(sizeBytes / BYTES_PER_TOKEN);
  return TOKENS_OF_MEDIA[block.type] ?? 0;
}

function mediaOf({ content, result }: Step): Content[] {
  const blocks = [...contentOf(content), ...contentOf(result)];
  return blocks
    .flatMap((block) => [block, ...contentOf(block.result)])
    .filter(({ type }) => type in TOKENS_OF_MEDIA);
}
