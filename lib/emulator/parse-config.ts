import { refuse } from "./errors.ts";
import type { Model, ThinkingLevel } from "./models.ts";
import { isObject } from "./wire.ts";

export interface Config {
  thinkingLevel: ThinkingLevel;
  showsSummaries: boolean;
  maxOutputTokens: number;
  stopSequences: string[];
  seed: number;
  /** As it was sent. */
  toolChoice: unknown;
}

const LEVELS: ThinkingLevel[] = ["minimal", "low", "medium", "high"];
const VIDEO_TASKS = ["text_to_video", "image_to_video", "reference_to_video", "edit", "extend", "upscale"];
const MOST_STOP_SEQUENCES = 5;

/** `temperature` and `top_p` are deprecated and still accepted; they change nothing here. */
export function parseConfig(value: unknown, model: Model): Config {
  if (value !== undefined && value !== null && !isObject(value)) throw invalid("", "must be an object");
  const config = isObject(value) ? value : {};
  checkNumber(config.temperature, "temperature", 0, 2);
  checkNumber(config.top_p, "top_p", 0, 1);
  checkVideoTask(config.video_config);
  return {
    thinkingLevel: parseLevel(config.thinking_level, model),
    showsSummaries: parseSummaries(config.thinking_summaries),
    maxOutputTokens: parseMaxOutputTokens(config.max_output_tokens, model),
    stopSequences: parseStopSequences(config.stop_sequences),
    seed: parseSeed(config.seed),
    toolChoice: config.tool_choice ?? undefined,
  };
}

function parseLevel(value: unknown, model: Model): ThinkingLevel {
  if (value === undefined || value === null) return model.defaultThinkingLevel;
  const level = LEVELS.find((known) => known === value);
  if (!level) throw invalid("thinking_level", `must be one of ${LEVELS.join(", ")}`);
  if (!model.thinkingLevels.includes(level)) {
    throw refuse(400, `Thinking level '${level}' is not supported for model '${model.id}'.`);
  }
  return level;
}

function parseSummaries(value: unknown): boolean {
  if (value === undefined || value === null || value === "none") return false;
  if (value !== "auto") throw invalid("thinking_summaries", "must be 'auto' or 'none'");
  return true;
}

function parseMaxOutputTokens(value: unknown, model: Model): number {
  if (value === undefined || value === null) return model.outputTokenLimit;
  if (!Number.isInteger(value) || Number(value) < 1 || Number(value) > model.outputTokenLimit) {
    throw invalid("max_output_tokens", `must be an integer from 1 to ${model.outputTokenLimit}`);
  }
  return Number(value);
}

function parseStopSequences(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  const isList = Array.isArray(value) && value.every((text) => typeof text === "string" && text !== "");
  if (!isList || value.length > MOST_STOP_SEQUENCES) {
    throw invalid("stop_sequences", `must be at most ${MOST_STOP_SEQUENCES} strings, none of them empty`);
  }
  return value;
}

function parseSeed(value: unknown): number {
  if (value === undefined || value === null) return 0;
  if (!Number.isInteger(value)) throw invalid("seed", "must be an integer");
  return Math.abs(Number(value));
}

function checkVideoTask(value: unknown): void {
  const task = isObject(value) ? value.task : undefined;
  if (task === undefined || task === null || VIDEO_TASKS.includes(String(task))) return;
  throw invalid("video_config.task", `must be one of ${VIDEO_TASKS.join(", ")}`);
}

function checkNumber(value: unknown, name: string, min: number, max: number): void {
  if (value === undefined || value === null) return;
  if (typeof value !== "number" || value < min || value > max) {
    throw invalid(name, `must be a number from ${min} to ${max}`);
  }
}

function invalid(name: string, rule: string) {
  const at = name ? `generation_config.${name}` : "generation_config";
  return refuse(400, `Invalid value at '${at}': ${rule}.`);
}
