import { refuse } from "../errors.ts";
import type { FunctionDeclaration } from "../prompt.ts";
import { checkSchema } from "../schema/check-schema.ts";
import type { EmulatorState } from "../state.ts";
import { isObject } from "../wire.ts";
import { parseComputer, parseFileSearch, parseMaps, parseServer, parseTypes } from "./parse-settings.ts";
import { noTools, type Tools } from "./tools.ts";

const FUNCTION_NAME = /^[A-Za-z_][A-Za-z0-9_.:-]{0,63}$/;

/** `tools` of a request, each by itself. What goes together is for `checkTools`. */
export function parseTools(value: unknown, state: Pick<EmulatorState, "stores" | "now">): Tools {
  const tools = noTools();
  if (value === undefined || value === null) return tools;
  if (!Array.isArray(value)) throw refuse(400, "Invalid value at 'tools': must be a list.");
  value.forEach((tool, index) => {
    const at = `tools[${index}]`;
    if (!isObject(tool) || typeof tool.type !== "string") {
      throw refuse(400, `Invalid value at '${at}': must be an object with a 'type'.`);
    }
    if (tool.type === "function") tools.functions.push(parseFunction(tool, at));
    else addBuiltIn(tools, tool, at, state);
  });
  const names = tools.functions.map(({ name }) => name);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated) throw refuse(400, `Duplicate function declaration found: ${repeated}`);
  return tools;
}

function addBuiltIn(
  { builtIn, settings }: Tools,
  tool: Record<string, unknown>,
  at: string,
  state: Pick<EmulatorState, "stores" | "now">,
): void {
  const type = String(tool.type);
  switch (type) {
    case "google_search":
      settings.searchTypes = parseTypes(tool.search_types, at);
      break;
    case "google_maps":
      settings.maps = parseMaps(tool, at);
      break;
    case "file_search":
      Object.assign(settings, parseFileSearch(tool, at, state));
      break;
    case "computer_use":
      settings.computer = parseComputer(tool, at);
      break;
    case "mcp_server":
      settings.servers.push(parseServer(tool, at));
      break;
    case "code_execution":
    case "url_context":
      break;
    case "retrieval":
      throw refuse(400, "The retrieval tool is available on Vertex AI only.");
    default:
      throw refuse(400, `Invalid value at '${at}.type': unknown tool '${type}'.`);
  }
  if (!builtIn.includes(type)) builtIn.push(type);
}

function parseFunction(tool: Record<string, unknown>, at: string): FunctionDeclaration {
  const { name, description, parameters } = tool;
  if (typeof name !== "string" || !FUNCTION_NAME.test(name)) {
    throw refuse(400, `Invalid value at '${at}.name': '${String(name)}' is not a function name.`);
  }
  if (parameters === undefined || parameters === null) {
    return { name, ...(typeof description === "string" && { description }) };
  }
  checkSchema(parameters, `${at}.parameters`);
  return { name, ...(typeof description === "string" && { description }), parameters };
}
