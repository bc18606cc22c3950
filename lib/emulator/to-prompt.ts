import { readTurns } from "./conversation.ts";
import { isOldGeneration } from "./models.ts";
import type { Create } from "./parse-create.ts";
import type { Prompt } from "./prompt.ts";

/** What a scenario sees of a request: the conversation so far and what may be used in the answer. */
export function toPrompt({ earlier, input, system, config, tools, toolChoice, model }: Create): Prompt {
  const turns = readTurns([...earlier, ...input]);
  const current = turns.pop() ?? { text: "", media: [], results: [] };
  return {
    text: current.text,
    media: current.media,
    results: current.results,
    turns,
    system,
    functions: toolChoice.functions,
    builtInTools: tools.builtIn,
    toolSettings: tools.settings,
    mustCall: toolChoice.mustCall,
    mayCall: toolChoice.mayCall,
    isOldGeneration: isOldGeneration(model.id),
    thinkingLevel: config.thinkingLevel,
    variation: config.seed,
  };
}
