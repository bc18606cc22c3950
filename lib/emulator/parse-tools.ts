import { refuse } from "./errors.ts";
import { isOldGeneration, type Model } from "./models.ts";
import type { FunctionDeclaration } from "./prompt.ts";
import { isObject } from "./wire.ts";

const BUILT_IN_TOOLS = [
  "google_search",
  "code_execution",
  "url_context",
  "file_search",
  "google_maps",
  "computer_use",
  "mcp_server",
  "retrieval",
];
const FUNCTION_NAME = /^[A-Za-z_][A-Za-z0-9_.:-]{0,63}$/;

export interface Tools {
  functions: FunctionDeclaration[];
  builtInTools: string[];
}

export function parseTools(value: unknown, model: Model): Tools {
  if (value === undefined || value === null) return { functions: [], builtInTools: [] };
  if (!Array.isArray(value)) throw refuse(400, "Invalid value at 'tools': must be a list.");
  const tools: Tools = { functions: [], builtInTools: [] };
  value.forEach((tool, index) => {
    if (!isObject(tool) || typeof tool.type !== "string") {
      throw refuse(400, `Invalid value at 'tools[${index}]': must be an object with a 'type'.`);
    }
    if (tool.type === "function") tools.functions.push(parseFunction(tool, index));
    else if (BUILT_IN_TOOLS.includes(tool.type)) tools.builtInTools.push(tool.type);
    else throw refuse(400, `Invalid value at 'tools[${index}].type': unknown tool '${tool.type}'.`);
  });
  checkCombination(tools, model);
  return tools;
}

function parseFunction(tool: Record<string, unknown>, index: number): FunctionDeclaration {
  const { name, description, parameters } = tool;
  if (typeof name !== "string" || !FUNCTION_NAME.test(name)) {
    throw refuse(400, `Invalid value at 'tools[${index}].name': '${String(name)}' is not a function name.`);
  }
  if (parameters !== undefined && parameters !== null && !isObject(parameters)) {
    throw refuse(400, `Invalid value at 'tools[${index}].parameters': must be a JSON schema.`);
  }
  return {
    name,
    ...(typeof description === "string" && { description }),
    ...(isObject(parameters) && { parameters }),
  };
}

function checkCombination({ functions, builtInTools }: Tools, model: Model): void {
  const names = functions.map(({ name }) => name);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated) throw refuse(400, `Duplicate function declaration found: ${repeated}`);
  if (isOldGeneration(model.id) && functions.length > 0 && builtInTools.length > 0) {
    throw refuse(400, "Built-in tools and function declarations cannot be combined for this model.");
  }
  const allowed = model.medium === "image" ? ["google_search"] : [];
  const isForeign = functions.length > 0 || builtInTools.some((tool) => !allowed.includes(tool));
  if (model.medium !== "text" && isForeign) {
    throw refuse(400, `Tools are not supported for model '${model.id}'.`);
  }
}

export interface ToolChoice {
  mayCall: boolean;
  mustCall: boolean;
  functions: FunctionDeclaration[];
}

/** `auto`, `any`, `none`, `validated`, or `{allowed_tools: {mode, tools}}`. */
export function parseToolChoice(value: unknown, functions: FunctionDeclaration[]): ToolChoice {
  if (isObject(value) && isObject(value.allowed_tools)) {
    const { mode = "auto", tools } = value.allowed_tools;
    if (!Array.isArray(tools)) throw refuse(400, "Invalid value at 'tool_choice.allowed_tools.tools'.");
    const unknown = tools.find((name) => !functions.some((declared) => declared.name === name));
    if (unknown !== undefined) throw refuse(400, `Allowed tool '${unknown}' is not declared in 'tools'.`);
    const allowed = functions.filter(({ name }) => tools.includes(name));
    return parseToolChoice(mode, allowed);
  }
  if (!["auto", "any", "none", "validated"].includes(String(value))) {
    throw refuse(400, "Invalid value at 'generation_config.tool_choice'.");
  }
  if (value === "any" && functions.length === 0) {
    throw refuse(400, "tool_choice 'any' requires at least one function declaration.");
  }
  return { mayCall: value !== "none" && functions.length > 0, mustCall: value === "any", functions };
}
