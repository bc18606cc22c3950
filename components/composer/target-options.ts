import type { ListboxOption } from "@/components/ui/listbox";
import { msg, t } from "@/lib/i18n/translate";
import { guessTarget } from "@/lib/protocol/abilities";
import type { ModelList } from "@/lib/protocol/api";
import { whyNotTarget } from "@/lib/protocol/background";
import { type Answerer, type Output, type Target, targetIdOf } from "@/lib/protocol/targets";
import type { Settings } from "@/lib/protocol/thread";

const GROUPS: Record<Output, string> = {
  text: msg("Text"),
  image: msg("Pictures"),
  speech: msg("Speech"),
  music: msg("Music"),
  video: msg("Video"),
};
const OUTPUTS = Object.keys(GROUPS) as Output[];

/** All that can be chosen, in groups, and what is chosen though the server does not list it. */
export function targetsFor({ model, agent }: Settings, { models, agents }: ModelList): Target[] {
  const listed = withChosen(models, { model });
  const workers = agent === undefined ? agents : withChosen(agents, { model, agent });
  const isResearch = (target: Target) => target.agent?.kind === "deep-research";
  return [
    ...OUTPUTS.flatMap((output) => listed.filter((target) => target.output === output)),
    ...workers.filter((target) => !isResearch(target)),
    ...workers.filter(isResearch),
  ];
}

function withChosen(targets: readonly Target[], answerer: Answerer): readonly Target[] {
  const isListed = targets.some(({ id }) => id === targetIdOf(answerer));
  return isListed ? targets : [guessTarget(answerer), ...targets];
}

/** Tells an agent from a model of the same id. */
export function optionValueOf({ id, agent }: Target): string {
  return toValue(id, agent !== undefined);
}

export function chosenValue(settings: Settings): string {
  return toValue(targetIdOf(settings), settings.agent !== undefined);
}

function toValue(id: string, isAgent: boolean): string {
  return isAgent ? `agent ${id}` : id;
}

export function targetOptions(targets: readonly Target[], settings: Settings): ListboxOption[] {
  return targets.map((target) => {
    const whyNot = whyNotTarget(settings, target);
    return {
      value: optionValueOf(target),
      name: target.name,
      description: whyNot ?? target.description ?? t(target.role),
      isDisabled: whyNot !== null,
      group: target.agent ? t("Agents") : t(GROUPS[target.output]),
    };
  });
}
