import { refuse } from "./errors.ts";
import type { FileStore } from "./files/file-store.ts";
import { parseContent } from "./parse-content.ts";
import { isObject, type Step } from "./wire.ts";

const CONTENT_TYPES = ["text", "image", "audio", "video", "document"];
const RESULT_TYPES = ["text", "image"];
const STEP_TYPES = [
  "user_input",
  "model_output",
  "thought",
  "function_call",
  "function_result",
  ...["google_search", "code_execution", "url_context", "file_search", "google_maps"].flatMap(callAndResult),
  ...["mcp_server_tool", "processing", "retrieval"].flatMap(callAndResult),
];

/** The four forms of input as steps. Throws what the API answers to a form it does not know. */
export function parseInput(input: unknown, files: FileStore): Step[] {
  if (typeof input === "string") {
    if (input === "") throw refuse(400, "Invalid value at 'input': the text must not be empty.");
    return [{ type: "user_input", content: [{ type: "text", text: input }] }];
  }
  if (isObject(input)) return parseInput([input], files);
  if (!Array.isArray(input)) throw refuse(400, "Missing or invalid required parameter 'input'.");
  if (input.length === 0) throw refuse(400, "Invalid value at 'input': the list must not be empty.");
  const steps: Step[] = [];
  let loose: Step[] = [];
  const collect = () => {
    if (loose.length > 0) steps.push({ type: "user_input", content: loose });
    loose = [];
  };
  input.forEach((value, index) => {
    const typed = parseTyped(value, `input[${index}]`);
    if (CONTENT_TYPES.includes(typed.type)) {
      loose.push(parseContent(typed, `input[${index}]`, files));
    } else {
      collect();
      steps.push(parseStep(typed, `input[${index}]`, files));
    }
  });
  collect();
  return steps;
}

function parseStep(step: Step, at: string, files: FileStore): Step {
  if (!STEP_TYPES.includes(step.type)) {
    throw refuse(400, `Invalid value at '${at}.type': unknown type '${step.type}'.`);
  }
  if (step.type === "user_input") return { ...step, content: parseUserContent(step.content, at, files) };
  if (step.type === "function_result") return parseFunctionResult(step, at, files);
  if (step.type === "function_call" && (typeof step.id !== "string" || typeof step.name !== "string")) {
    throw refuse(400, `Invalid value at '${at}': a function_call needs an id and a name.`);
  }
  return step;
}

function parseUserContent(content: unknown, at: string, files: FileStore): Step[] {
  if (typeof content === "string") return [{ type: "text", text: content }];
  const blocks = isObject(content) ? [content] : content;
  if (!Array.isArray(blocks) || blocks.length === 0) {
    throw refuse(400, `Invalid value at '${at}.content': must be a non-empty list of content.`);
  }
  return blocks.map((value, index) => {
    const place = `${at}.content[${index}]`;
    const block = parseTyped(value, place);
    return block.type === "function_result"
      ? parseFunctionResult(block, place, files)
      : parseContent(block, place, files);
  });
}

/** A list is one of content: words and pictures. */
function parseFunctionResult(step: Step, at: string, files: FileStore): Step {
  if (typeof step.call_id !== "string") throw refuse(400, `Missing required field '${at}.call_id'.`);
  if (step.result === undefined || step.result === null) {
    throw refuse(400, `Missing required field '${at}.result'.`);
  }
  if (!Array.isArray(step.result)) {
    if (typeof step.result === "string" || isObject(step.result)) return step;
    throw refuse(400, `Invalid value at '${at}.result': must be a string, an object or a list of content.`);
  }
  const result = step.result.map((value, index) => {
    const place = `${at}.result[${index}]`;
    const block = parseTyped(value, place);
    if (RESULT_TYPES.includes(block.type)) return parseContent(block, place, files);
    throw refuse(400, `Invalid value at '${place}.type': must be one of ${RESULT_TYPES.join(", ")}.`);
  });
  return { ...step, result };
}

function parseTyped(value: unknown, at: string): Step {
  if (isObject(value) && typeof value.role === "string") {
    throw refuse(400, `Invalid value at '${at}': turns with 'role' are no longer supported, send steps.`);
  }
  if (!isObject(value) || typeof value.type !== "string") {
    throw refuse(400, `Invalid value at '${at}': must be an object with a 'type'.`);
  }
  return { ...value, type: value.type };
}

function callAndResult(name: string): string[] {
  return [`${name}_call`, `${name}_result`];
}
