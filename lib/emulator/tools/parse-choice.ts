import { refuse } from "../errors.ts";
import type { FunctionDeclaration } from "../prompt.ts";
import { isObject } from "../wire.ts";

export interface ToolChoice {
  mayCall: boolean;
  mustCall: boolean;
  functions: FunctionDeclaration[];
}

/** `auto`, `any`, `none`, `validated`, or `{allowed_tools: {mode, tools}}`. */
export function parseToolChoice(value: unknown, functions: FunctionDeclaration[]): ToolChoice {
  const mode = value ?? "auto";
  if (isObject(mode) && isObject(mode.allowed_tools)) {
    const { mode: inner = "auto", tools } = mode.allowed_tools;
    if (!Array.isArray(tools)) throw refuse(400, "Invalid value at 'tool_choice.allowed_tools.tools'.");
    const unknown = tools.find((name) => !functions.some((declared) => declared.name === name));
    if (unknown !== undefined) throw refuse(400, `Allowed tool '${unknown}' is not declared in 'tools'.`);
    const allowed = functions.filter(({ name }) => tools.includes(name));
    return parseToolChoice(inner, allowed);
  }
  if (!["auto", "any", "none", "validated"].includes(String(mode))) {
    throw refuse(400, "Invalid value at 'generation_config.tool_choice'.");
  }
  if (mode === "any" && functions.length === 0) {
    throw refuse(400, "tool_choice 'any' requires at least one function declaration.");
  }
  return { mayCall: mode !== "none", mustCall: mode === "any", functions };
}
