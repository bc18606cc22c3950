import { t } from "@/lib/i18n/translate";
import { checkFilter } from "@/lib/protocol/metadata-filter";
import type { Settings } from "@/lib/protocol/thread";
import type { Tool } from "@/lib/protocol/tools";

/** What a thread searches, as a person writes it. */
export type FileSearchForm = { names: readonly string[]; filter: string; topK: string };
export type FileSearchErrors = { filter?: string; topK?: string };

const TOP_K_MAX = 100;

export function toForm({ tools = [] }: Settings): FileSearchForm {
  const tool = tools.find(isFileSearch);
  return {
    names: tool?.file_search_store_names ?? [],
    filter: tool?.metadata_filter ?? "",
    topK: tool?.top_k?.toString() ?? "",
  };
}

/** What is wrong with it, by field; null where nothing is. */
export function checkForm({ filter, topK }: FileSearchForm): FileSearchErrors | null {
  const sentence = checkFilter(filter);
  const isCount = topK.trim() === "" || (/^\d{1,3}$/.test(topK.trim()) && isInRange(Number(topK)));
  if (!sentence && isCount) return null;
  return {
    ...(sentence && { filter: sentence }),
    ...(!isCount && { topK: t("A whole number from 1 to {most}, or nothing.", { most: TOP_K_MAX }) }),
  };
}

/** Settings with file search on in these stores; with none of them it is not a tool of the thread. */
export function withFileSearch(settings: Settings, { names, filter, topK }: FileSearchForm): Settings {
  const { tools = [], ...rest } = settings;
  const others = tools.filter((tool) => !isFileSearch(tool));
  const tool: Tool = {
    type: "file_search",
    file_search_store_names: [...names],
    ...(filter.trim() !== "" && { metadata_filter: filter.trim() }),
    ...(topK.trim() !== "" && { top_k: Number(topK) }),
  };
  const all = names.length > 0 ? [...others, tool] : others;
  return { ...rest, ...(all.length > 0 && { tools: all }) };
}

function isFileSearch(tool: Tool) {
  return tool.type === "file_search";
}

function isInRange(count: number): boolean {
  return count >= 1 && count <= TOP_K_MAX;
}
