import { parseJson } from "../json.ts";
import { toModelOutput } from "../performance.ts";
import { contentOf, isObject, type Step, textOf } from "../wire.ts";
import type { Change } from "./fault.ts";

const FALLIBLE = /^(?:google_search|url_context|code_execution|google_maps|mcp_server_tool)_result$/;

/** Tools of the API's own bring nothing but word of an error. */
export const failTools: Change = (performance) => ({
  ...performance,
  steps: performance.steps.map((step) => {
    if (!FALLIBLE.test(step.type)) return step.type === "model_output" ? withoutCitations(step) : step;
    const { result: _result, ...rest } = step;
    return { ...rest, is_error: true };
  }),
});

function withoutCitations(step: Step): Step {
  const content = contentOf(step.content).map(({ annotations: _annotations, ...block }) => block);
  return { ...step, content };
}

/** A whole JSON document that is not the one its schema describes. */
export const violateSchema: Change = (performance) => ({
  ...performance,
  steps: performance.steps.map((step) => {
    const document = step.type === "model_output" ? parseJson(textOf(step.content)) : undefined;
    return document === undefined ? step : toModelOutput(JSON.stringify(toWrong(document)));
  }),
});

/** Another type in its first property, and none of its last. */
function toWrong(value: unknown): unknown {
  if (Array.isArray(value)) return value.length > 0 ? [toWrong(value[0]), ...value.slice(1)] : "not a list";
  if (!isObject(value)) return typeof value === "string" ? { not: value } : "not this";
  const entries = Object.entries(value);
  const kept = entries.length > 1 ? entries.slice(0, -1) : entries;
  return Object.fromEntries(kept.map(([key, inner], index) => [key, index === 0 ? toWrong(inner) : inner]));
}
