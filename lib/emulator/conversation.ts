import { attachmentOf } from "./facts/attachments.ts";
import type { FunctionResult, PastTurn } from "./prompt.ts";
import { withoutSteering } from "./steering.ts";
import { contentOf, type Step, textOf } from "./wire.ts";

/** The turns of a timeline; the last one is the turn to be answered. */
export function readTurns(timeline: Step[]): PastTurn[] {
  const turns: PastTurn[] = [];
  const callNames = new Map<unknown, string>();
  let wasAnswered = true;
  for (const step of timeline) {
    const isNewInput = step.type === "user_input" && !holdsOnlyResults(step);
    if (turns.length === 0 || (isNewInput && wasAnswered)) {
      turns.push({ text: "", media: [], results: [], answer: "" });
      wasAnswered = false;
    }
    const turn = turns.at(-1);
    if (!turn) continue;
    if (step.type === "user_input") addInput(turn, step, callNames);
    if (step.type === "function_result") turn.results.push(toResult(step, callNames));
    if (step.type === "function_call") callNames.set(step.id, String(step.name));
    if (step.type === "model_output") turn.answer += textOf(step.content);
    if (step.type === "model_output" || step.type === "function_call") wasAnswered = true;
  }
  return turns;
}

/**
 * What the person wrote last, after the model's last step: the words that may steer the emulator.
 * Those of an earlier input that got no answer steered that one, and no other.
 */
export function lastUserText(input: Step[]): string {
  const position = input.findLastIndex(({ type }) => type === "model_output" || type === "function_call");
  const texts = input.slice(position + 1).filter(({ type }) => type === "user_input");
  return texts.map(({ content }) => textOf(content)).findLast(Boolean) ?? "";
}

/** What steered the turn whose function results have come now; empty where something else has. */
export function textBeforeResults(earlier: Step[], input: Step[]): string {
  const last = input.at(-1);
  const isResult =
    last?.type === "function_result" || (last?.type === "user_input" && holdsOnlyResults(last));
  if (!isResult) return "";
  const texts = [...earlier, ...input].filter(({ type }) => type === "user_input");
  return texts.map(({ content }) => textOf(content)).findLast(Boolean) ?? "";
}

function addInput(turn: PastTurn, step: Step, callNames: Map<unknown, string>): void {
  turn.text = [turn.text, withoutSteering(textOf(step.content))].filter(Boolean).join("\n");
  for (const block of contentOf(step.content)) {
    if (block.type === "function_result") turn.results.push(toResult(block, callNames));
    const attachment = attachmentOf(block);
    if (attachment) turn.media.push(attachment);
  }
}

function holdsOnlyResults(step: Step): boolean {
  const content = contentOf(step.content);
  return content.length > 0 && content.every(({ type }) => type === "function_result");
}

function toResult(step: Step, callNames: Map<unknown, string>): FunctionResult {
  const name = callNames.get(step.call_id) ?? String(step.name ?? "function");
  return { name, result: step.result, isError: step.is_error === true };
}
