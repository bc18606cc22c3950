import type { Settings } from "./thread";
import type { Tool, ToolType } from "./tools";

type ToolOf<T extends ToolType> = Extract<Tool, { type: T }>;

/** The tools of a type that the settings know, on or off. */
export function toolsOf<T extends ToolType>({ tools = [] }: Settings, type: T): ToolOf<T>[] {
  return tools.filter((tool): tool is ToolOf<T> => tool.type === type);
}

/** The same settings with these tools in the place of all of their type. */
export function withTools(settings: Settings, type: ToolType, tools: readonly Tool[]): Settings {
  const others = (settings.tools ?? []).filter((tool) => tool.type !== type);
  const { tools: _, ...rest } = settings;
  const all = [...others, ...tools];
  return all.length > 0 ? { ...rest, tools: all } : rest;
}

/** Tools that are of no use before something is chosen or declared for them. */
type PreparedType = "file_search" | "mcp_server" | "function";
const BLANK: { [T in Exclude<ToolType, PreparedType>]: ToolOf<T> } = {
  google_search: { type: "google_search" },
  url_context: { type: "url_context" },
  code_execution: { type: "code_execution" },
  google_maps: { type: "google_maps" },
  computer_use: { type: "computer_use" },
};

/** Whether a tool has to be set up before it can be switched on. */
export function needsSetUp(settings: Settings, type: ToolType): boolean {
  if (type === "file_search") {
    return !toolsOf(settings, type).some((tool) => tool.file_search_store_names.length > 0);
  }
  return !(type in BLANK) && toolsOf(settings, type).length === 0;
}

/** Switched on as it was left; what came on later gives way to what was on before. */
export function switchedOn(settings: Settings, type: ToolType): Settings {
  const known = knownOf(settings, type).map(({ isOff: _, ...tool }): Tool => tool);
  return withTools(settings, type, known);
}

/** Switched off, with what was chosen for it kept. */
export function switchedOff(settings: Settings, type: ToolType): Settings {
  // One that an agent uses anyway is known only by being off.
  const known = knownOf(settings, type).map((tool): Tool => ({ ...tool, isOff: true }));
  return withTools(settings, type, known);
}

function knownOf(settings: Settings, type: ToolType): Tool[] {
  const known: Tool[] = toolsOf(settings, type);
  return known.length > 0 ? known : Object.values(BLANK).filter((tool) => tool.type === type);
}
