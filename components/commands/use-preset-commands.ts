"use client";

import { useApplyPreset } from "@/components/presets/use-apply-preset";
import { useCanRun } from "@/lib/client/commands/use-command";
import { usePresets } from "@/lib/client/presets/preset-state";
import { useThreadId } from "@/lib/client/use-thread-id";
import { t } from "@/lib/i18n/translate";
import { hasWords } from "./command-words";

/** By these they are found in any language. */
const ENGLISH_WORDS = "apply preset";

type PresetCommand = { id: string; title: string; run: () => void };

/** A command for each preset of which the words that were typed are a part, where there is a chat to apply it to. */
export function usePresetCommands(typed: string): PresetCommand[] {
  const canRun = useCanRun();
  const presets = usePresets() ?? [];
  const apply = useApplyPreset(useThreadId());
  if (!canRun("presets")) return [];
  return presets
    .map((preset) => ({
      id: preset.id,
      title: t("Apply preset: {name}", { name: preset.name }),
      run: () => void apply(preset),
    }))
    .filter(({ title }) => hasWords(`${title} ${ENGLISH_WORDS}`, typed));
}
