import type { Settings } from "./thread";

/** Settings that do not name a store any more. File search without a store is off. */
export function withoutStore(settings: Settings, name: string): Settings {
  const isNamed = settings.tools?.some(
    (tool) => tool.type === "file_search" && tool.file_search_store_names.includes(name),
  );
  if (!isNamed) return settings;
  const tools = settings.tools?.map((tool) => {
    if (tool.type !== "file_search" || !tool.file_search_store_names.includes(name)) return tool;
    const names = tool.file_search_store_names.filter((other) => other !== name);
    return { ...tool, file_search_store_names: names, ...(names.length === 0 && { isOff: true as const }) };
  });
  return { ...settings, tools };
}
