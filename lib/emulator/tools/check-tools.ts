import { refuse } from "../errors.ts";
import { isOldGeneration, type Model } from "../models.ts";
import { isObject } from "../wire.ts";
import type { Tools } from "./tools.ts";

// What others run, a model calls like a function.
const RUN_ELSEWHERE = ["mcp_server"];
const MAPS_ALONE = /^gemini-(?:2\.5|3|3\.1)-/;

interface Request {
  model: Model;
  tools: Tools;
  /** `tool_choice` as it was sent; undefined where it was not. */
  toolChoice: unknown;
  isJson: boolean;
}

/** Refuses what does not go together, by the API's table of combinations. */
export function checkTools({ model, tools, toolChoice, isJson }: Request): void {
  const { functions, builtIn } = tools;
  checkMedium(model, tools);
  if (isOldGeneration(model.id)) {
    const called = functions.length + builtIn.filter((tool) => RUN_ELSEWHERE.includes(tool)).length;
    if (called > 0 && builtIn.some((tool) => !RUN_ELSEWHERE.includes(tool))) {
      throw refuse(400, "Built-in tools and function declarations cannot be combined for this model.");
    }
    if (isJson && (functions.length > 0 || builtIn.length > 0)) {
      throw refuse(400, "Structured output with tools is not supported for this model.");
    }
  }
  if (functions.length > 0 && builtIn.length > 0 && modeOf(toolChoice) === "auto") {
    throw refuse(
      400,
      "tool_choice 'auto' is not supported with built-in tools and functions. Use 'validated'.",
    );
  }
  if (MAPS_ALONE.test(model.id) && builtIn.includes("google_maps") && builtIn.includes("google_search")) {
    throw refuse(400, "The google_maps and google_search tools cannot be combined for this model.");
  }
  if (builtIn.includes("file_search") && builtIn.length > 1) {
    throw refuse(400, "The file_search tool cannot be combined with other built-in tools.");
  }
}

function modeOf(choice: unknown): unknown {
  return isObject(choice) && isObject(choice.allowed_tools) ? choice.allowed_tools.mode : choice;
}

function checkMedium(model: Model, { functions, builtIn, settings }: Tools): void {
  if (model.medium === "text") return;
  const allowed = model.medium === "image" ? ["google_search"] : [];
  if (functions.length > 0 || builtIn.some((tool) => !allowed.includes(tool))) {
    throw refuse(400, `Tools are not supported for model '${model.id}'.`);
  }
  if (isOldGeneration(model.id) && settings.searchTypes.includes("image_search")) {
    throw refuse(400, `Search type 'image_search' is not supported for model '${model.id}'.`);
  }
}
