import { refuse } from "./errors.ts";
import { isObject, type Step } from "./wire.ts";

const CONTENT_TYPES = ["text", "image", "audio", "video", "document"];
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
export function parseInput(input: unknown): Step[] {
  if (typeof input === "string") {
    if (input === "") throw refuse(400, "Invalid value at 'input': the text must not be empty.");
    return [{ type: "user_input", content: [{ type: "text", text: input }] }];
  }
  if (isObject(input)) return parseInput([input]);
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
      loose.push(parseContent(typed, `input[${index}]`));
    } else {
      collect();
      steps.push(parseStep(typed, `input[${index}]`));
    }
  });
  collect();
  return steps;
}

function parseStep(step: Step, at: string): Step {
  if (!STEP_TYPES.includes(step.type)) {
    throw refuse(400, `Invalid value at '${at}.type': unknown type '${step.type}'.`);
  }
  if (step.type === "user_input") return { ...step, content: parseUserContent(step.content, at) };
  if (step.type === "function_result") checkFunctionResult(step, at);
  if (step.type === "function_call" && (typeof step.id !== "string" || typeof step.name !== "string")) {
    throw refuse(400, `Invalid value at '${at}': a function_call needs an id and a name.`);
  }
  return step;
}

function parseUserContent(content: unknown, at: string): Step[] {
  if (typeof content === "string") return [{ type: "text", text: content }];
  const blocks = isObject(content) ? [content] : content;
  if (!Array.isArray(blocks) || blocks.length === 0) {
    throw refuse(400, `Invalid value at '${at}.content': must be a non-empty list of content.`);
  }
  return blocks.map((value, index) => {
    const place = `${at}.content[${index}]`;
    const block = parseTyped(value, place);
    if (block.type !== "function_result") return parseContent(block, place);
    checkFunctionResult(block, place);
    return block;
  });
}

function parseContent(block: Step, at: string): Step {
  if (!CONTENT_TYPES.includes(block.type)) {
    throw refuse(400, `Invalid value at '${at}.type': unknown content type '${block.type}'.`);
  }
  if (block.type === "text") {
    if (typeof block.text !== "string") throw refuse(400, `Invalid value at '${at}.text': must be a string.`);
    return block;
  }
  const { data, uri, mime_type } = block;
  if ((typeof data === "string") === (typeof uri === "string")) {
    throw refuse(400, `Invalid value at '${at}': exactly one of 'data' and 'uri' must be set.`);
  }
  if (typeof data === "string" && (typeof mime_type !== "string" || !mime_type.includes("/"))) {
    throw refuse(400, `Invalid value at '${at}.mime_type': required with 'data'.`);
  }
  if (typeof data === "string" && !isBase64(data)) {
    throw refuse(400, `Invalid value at '${at}.data': Base64 decoding failed.`);
  }
  return block;
}

function checkFunctionResult(step: Step, at: string): void {
  if (typeof step.call_id !== "string") throw refuse(400, `Missing required field '${at}.call_id'.`);
  if (step.result === undefined) throw refuse(400, `Missing required field '${at}.result'.`);
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

// Looking at both ends is enough to catch data URLs and text; whole videos pass through here.
function isBase64(text: string): boolean {
  const ends = `${text.slice(0, 200)}${text.slice(-200)}`;
  return text.length > 0 && /^[A-Za-z0-9+/_=-]*$/.test(ends);
}

function callAndResult(name: string): string[] {
  return [`${name}_call`, `${name}_result`];
}
