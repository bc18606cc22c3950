import type { FunctionLibrary } from "@/lib/protocol/api";
import type { Settings } from "@/lib/protocol/thread";
import { type FunctionTool, TOOLS_MAX, type Tool } from "@/lib/protocol/tools";
import { toolsOf, withTools } from "@/lib/protocol/with-tool";

/** Where a function is known: on this server, to all conversations of a person, or to this one alone. */
export type Origin = "built_in" | "saved" | "thread";

/** A function that can be switched on. `declared` is what the conversation has of it, or would get. */
export type FunctionEntry = { declared: FunctionTool; origin: Origin; isOn: boolean };

/** Every function there is for a conversation, by origin and name. */
export function entriesOf(settings: Settings, { saved, builtIn }: FunctionLibrary): FunctionEntry[] {
  const own = toolsOf(settings, "function");
  const known = new Map<string, FunctionTool>();
  for (const declared of [...saved, ...builtIn, ...own]) known.set(declared.name, declared);
  const originOf = (name: string): Origin => {
    if (builtIn.some((other) => other.name === name)) return "built_in";
    return saved.some((other) => other.name === name) ? "saved" : "thread";
  };
  return [...known.values()]
    .map((declared) => ({
      declared,
      origin: originOf(declared.name),
      isOn: own.some((tool) => tool.name === declared.name && !tool.isOff),
    }))
    .sort((one, other) => (one.declared.name < other.declared.name ? -1 : 1));
}

/** The conversation with a function, new or in the place of `replacedName`; null where it has no room. */
export function withFunction(
  settings: Settings,
  declared: Tool & FunctionTool,
  replacedName = declared.name,
) {
  const own = toolsOf(settings, "function");
  const isKnown = own.some(({ name }) => name === replacedName);
  if (!isKnown && (settings.tools ?? []).length >= TOOLS_MAX) return null;
  const replaced = own.map((tool): Tool => (tool.name === replacedName ? declared : tool));
  return withTools(settings, "function", isKnown ? replaced : [...own, declared]);
}

export function withoutFunction(settings: Settings, name: string): Settings {
  const others = toolsOf(settings, "function").filter((tool) => tool.name !== name);
  return withTools(settings, "function", others);
}
