import { type FunctionCall, selectOurCalls } from "./calls";
import type { Content, Step, ThoughtStep } from "./interaction";
import { isToolResult, selectToolUses, type ToolUse } from "./select-tool-uses";
import { isTurnSettled, type StepTiming, type Turn } from "./thread";

/** What a reply shows. All thoughts before an answer are one part, all uses of tools before it are another. */
export type ReplyPart =
  | {
      kind: "thinking";
      key: number;
      thoughts: readonly ThoughtStep[];
      startedAt: number;
      stoppedAt: number | null;
    }
  | { kind: "content"; key: number; content: readonly Content[]; isOpen: boolean }
  | { kind: "activity"; key: number; uses: readonly ToolUse[] }
  | { kind: "call"; key: number; call: FunctionCall }
  /** A step that this version does not know. */
  | { kind: "step"; key: number; step: Step; isOpen: boolean };

/** In reading order: what an answer rests on stands before it, though some models tell of it afterwards. */
export function selectReplyParts(turn: Turn): ReplyPart[] {
  return partsIn(turn, isTurnSettled(turn) ? readingOrder(turn) : [...turn.steps.keys()]);
}

/** In the order in which they came, so that nothing which is shown ever moves. */
export function selectPartsAsTheyCame(turn: Turn): ReplyPart[] {
  return partsIn(turn, [...turn.steps.keys()]);
}

function partsIn(turn: Turn, order: readonly number[]): ReplyPart[] {
  const parts: ReplyPart[] = [];
  const uses = selectToolUses(turn);
  const calls = selectOurCalls(turn);
  for (const key of order) {
    const step = turn.steps[key];
    if (!step) continue;
    const timing = turn.stepTimings[key];
    const isOpen = timing?.stoppedAt === undefined && !isTurnSettled(turn);
    const use = uses.get(key);
    const call = calls.find(({ position }) => position === key);
    if (use) addUse(parts, use);
    else if (call) parts.push({ kind: "call", key, call });
    else if (step.type === "thought") addThought(parts, step, key, timing);
    else if (step.type === "model_output") {
      if (step.content?.some(isVisible)) parts.push({ kind: "content", key, content: step.content, isOpen });
    } else if (isShownAlone(step)) parts.push({ kind: "step", key, step, isOpen });
  }
  return parts;
}

function isShownAlone(step: Step): boolean {
  return step.type !== "user_input" && !isToolResult(step);
}

function addUse(parts: ReplyPart[], use: ToolUse): void {
  const at = findBeforeAnswer(parts, "activity");
  const known = parts[at];
  if (known?.kind === "activity") parts[at] = { ...known, uses: [...known.uses, use] };
  else parts.push({ kind: "activity", key: use.key, uses: [use] });
}

function addThought(parts: ReplyPart[], step: ThoughtStep, key: number, timing?: StepTiming): void {
  if (!step.summary?.some(isVisibleThought)) return;
  const [startedAt, stoppedAt] = [timing?.startedAt ?? 0, timing?.stoppedAt ?? null];
  const at = findBeforeAnswer(parts, "thinking");
  const known = parts[at];
  if (known?.kind !== "thinking") {
    parts.push({ kind: "thinking", key, thoughts: [step], startedAt, stoppedAt });
    return;
  }
  // The time of tools between two thoughts is not spent on thinking.
  const gap = Math.max(0, startedAt - (known.stoppedAt ?? startedAt));
  const thoughts = [...known.thoughts, step];
  parts[at] = { ...known, thoughts, startedAt: known.startedAt + gap, stoppedAt };
}

/** Where the part of that kind is that has grown since the last answer; -1 where there is none. */
function findBeforeAnswer(parts: readonly ReplyPart[], kind: "thinking" | "activity"): number {
  const at = parts.findLastIndex((part) => part.kind === kind);
  const isBroken = parts.slice(at + 1).some((part) => part.kind !== "thinking" && part.kind !== "activity");
  return isBroken ? -1 : at;
}

function isVisibleThought(block: Content): boolean {
  return block.type !== "text" || block.text.trim() !== "";
}

function isVisible(block: Content): boolean {
  return block.type !== "text" || block.text !== "";
}

/** What was found and told of at the end of an interaction is moved before the answer that it comes after. */
function readingOrder({ steps, interactions }: Turn): number[] {
  const starts = [0, ...interactions.map(({ firstStep }) => firstStep).filter((start) => start > 0)];
  return starts.flatMap((start, index) => {
    const positions = [...steps.keys()].slice(start, starts[index + 1] ?? steps.length);
    const isOutput = (at: number) => steps[at]?.type === "model_output";
    const last = positions.findLastIndex(isOutput);
    if (last < 0) return positions;
    // An answer may be several outputs.
    const first = positions.slice(0, last).findLastIndex((at) => !isOutput(at)) + 1;
    const after = positions.slice(last + 1);
    const late = after.filter((at) => isLate(steps[at]));
    const others = after.filter((at) => !late.includes(at));
    return [...positions.slice(0, first), ...late, ...positions.slice(first, last + 1), ...others];
  });
}

// What was found for an answer; code, unlike that, may well be the answer's last word.
const FINDINGS = /^(google_search|url_context|google_maps|file_search|retrieval)_(call|result)$/;

function isLate(step: Step | undefined): boolean {
  return step !== undefined && FINDINGS.test(step.type);
}
