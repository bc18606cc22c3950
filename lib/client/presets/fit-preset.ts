import { t, tCount } from "@/lib/i18n/translate";
import type { FunctionLibrary, ModelList } from "@/lib/protocol/api";
import { whyNoStructuredOutput, whyNotTool } from "@/lib/protocol/combinations";
import { jsonFormatOf } from "@/lib/protocol/json-schema-format";
import { toPresetSettings } from "@/lib/protocol/presets";
import { DEFAULT_MODEL, type Target, targetIdOf } from "@/lib/protocol/targets";
import type { Settings } from "@/lib/protocol/thread";
import { type FunctionTool, TOOLS_MAX, type Tool } from "@/lib/protocol/tools";
import { withTarget } from "@/lib/protocol/with-target";
import { toolsOf } from "@/lib/protocol/with-tool";
import { withoutStore } from "@/lib/protocol/without-store";

/** What there is for a preset to name. */
export type Known = {
  models: Pick<ModelList, "models" | "agents">;
  functions: FunctionLibrary;
  /** By name, as settings have them. */
  servers: readonly string[];
  stores: readonly string[];
};
/** Settings, and in sentences what of them is not as it was asked for. */
export type Fitted = { settings: Settings; remarks: readonly string[] };

/**
 * A thread's settings with a preset in their place. What the preset names and is not there any more is left out, and
 * said; so is what its target does not take, which stays in the settings as it would if it had been chosen by hand.
 */
export function fitPreset(preset: Settings, current: Settings, known: Known): Fitted {
  const { target, remark } = findTarget(preset, current, known);
  const named = withKnownTools(preset, known);
  const { environment_id } = current.environment ?? {};
  const own = ownFunctions(named.settings, current, known);
  const tools = [...(named.settings.tools ?? []), ...own].slice(0, TOOLS_MAX);
  const settings = {
    ...withTarget(named.settings, target),
    // The files of a thread stay where they are, whoever is to work there.
    ...(environment_id && { environment: { ...preset.environment, environment_id } }),
    ...(tools.length > 0 && { tools }),
  };
  return {
    settings,
    remarks: [
      ...(remark ? [remark] : []),
      ...remarksOnLevel(preset, settings, target),
      ...named.remarks,
      ...remarksOnTools(settings, target),
    ],
  };
}

type Found = { target: Target; remark: string | null };

function findTarget(preset: Settings, current: Settings, { models: { models, agents } }: Known): Found {
  const find = ({ model, agent }: Settings) =>
    agent === undefined ? models.find(({ id }) => id === model) : agents.find(({ id }) => id === agent);
  const found = find(preset);
  if (found) return { target: found, remark: null };
  const { agent: _, ...ofModel } = preset;
  const other = find(ofModel) ?? find(current) ?? models.find(({ id }) => id === DEFAULT_MODEL) ?? models[0];
  if (!other) throw new Error("A server without any model has no settings to choose.");
  const words = { gone: targetIdOf(preset), name: other.name };
  return { target: other, remark: t("{gone} is not there any more, so {name} answers.", words) };
}

function remarksOnLevel(preset: Settings, fitted: Settings, { name, agent }: Target): string[] {
  const level = preset.generation_config?.thinking_level;
  if (agent || !level || fitted.generation_config?.thinking_level) return [];
  return [t("{name} has no thinking level “{level}”, so it thinks as it usually does.", { name, level })];
}

/** Functions are declared as they are now: a preset brings nothing back that its owner has changed or deleted. */
function withKnownTools(preset: Settings, { functions, servers, stores }: Known): Fitted {
  const remarks: string[] = [];
  const declarations = new Map([...functions.saved, ...functions.builtIn].map((tool) => [tool.name, tool]));
  const gone = toolsOf(preset, "file_search")
    .flatMap((tool) => tool.file_search_store_names)
    .filter((name) => !stores.includes(name));
  if (gone.length > 0)
    remarks.push(
      tCount(
        gone.length,
        "A file search store of the preset was deleted.",
        "{count} file search stores of the preset were deleted.",
      ),
    );
  const { tools = [], ...settings } = gone.reduce(withoutStore, preset);
  const kept = tools.flatMap((tool): Tool[] => {
    if (tool.type === "function") {
      const declared = declarations.get(tool.name);
      if (declared) return [declared];
      remarks.push(t("The function {name} was deleted.", { name: tool.name }));
      return [];
    }
    if (tool.type !== "mcp_server" || servers.includes(tool.name)) return [tool];
    remarks.push(t("The MCP server {name} was removed.", { name: tool.name }));
    return [];
  });
  return { settings: { ...settings, ...(kept.length > 0 && { tools: kept }) }, remarks };
}

/** Functions that only this thread has are nowhere else: they are kept, and switched off. */
function ownFunctions({ tools = [] }: Settings, current: Settings, { functions }: Known): Tool[] {
  const known = [...tools.filter(({ type }) => type === "function"), ...allOf(functions)] as FunctionTool[];
  return toolsOf(current, "function")
    .filter((tool) => !known.some(({ name }) => name === tool.name))
    .map((tool) => ({ ...tool, isOff: true }));
}

function remarksOnTools(settings: Settings, target: Target): string[] {
  const types = new Set((settings.tools ?? []).filter(({ isOff }) => !isOff).map(({ type }) => type));
  const whyNot = [...types].map((type) => whyNotTool(type, settings, target));
  const whyNoForm = jsonFormatOf(settings) && whyNoStructuredOutput(settings, target);
  return [...whyNot, whyNoForm].filter((sentence) => sentence !== null);
}

/** What of a thread can be a preset. A function that only the thread has is left out, and said. */
export function toPreset(settings: Settings, functions: FunctionLibrary): Fitted {
  const own = toolsOf(settings, "function").filter(
    ({ name, isOff }) => !isOff && !allOf(functions).some((tool) => tool.name === name),
  );
  const tools = settings.tools?.filter((tool) => tool.type !== "function" || !own.includes(tool));
  return {
    settings: toPresetSettings({ ...settings, tools }),
    remarks: own.map(({ name }) =>
      t(
        "The function {name} belongs to this conversation alone and is not in the preset. Save it for all conversations first.",
        { name },
      ),
    ),
  };
}

function allOf({ saved, builtIn }: FunctionLibrary): readonly FunctionTool[] {
  return [...saved, ...builtIn];
}
