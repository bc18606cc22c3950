import type { Settings } from "@/lib/protocol/thread";

/**
 * What the new chat after this one begins with: who answers and how stays. What it may reach, and the
 * form of its answers, were chosen for one conversation, and would surprise in another.
 */
export function toNextSettings(settings: Settings): Settings {
  const { tools: _, environment, response_format = [], generation_config, ...kept } = settings;
  const { tool_choice: __, ...config } = generation_config ?? {};
  const formats = response_format.filter(({ type }) => type !== "text");
  return {
    ...kept,
    // What an agent may not reach stays out of its reach; the environment itself has files of one conversation.
    ...(environment?.network && { environment: { network: environment.network } }),
    ...(generation_config && { generation_config: config }),
    ...(formats.length > 0 && { response_format: formats }),
  };
}
