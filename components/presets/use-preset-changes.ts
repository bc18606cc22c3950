"use client";

import { useAnnounce } from "@/components/ui/use-announce";
import type { Fitted } from "@/lib/client/presets/fit-preset";
import { createPreset, deletePreset, updatePreset } from "@/lib/client/presets/preset-actions";
import { presetsNow } from "@/lib/client/presets/preset-state";
import { sentenceOf } from "@/lib/client/stores/store-actions";
import { joinSentences, t } from "@/lib/i18n/translate";
import { findPreset, type Preset } from "@/lib/protocol/presets";

/** What can be done to presets: said where it fails, and taken back by Undo where something would be lost. */
export function usePresetChanges() {
  const announce = useAnnounce();
  const tellOf = (failure: string) => (cause: unknown) =>
    announce({ text: joinSentences(failure, sentenceOf(cause)) });
  const offer = (text: string, undo: () => Promise<unknown>) =>
    announce({
      text,
      onUndo: () => void undo().catch(tellOf(t("This could not be taken back."))),
    });
  return {
    rename({ id, name }: Preset, renamed: string) {
      const other = findPreset(presetsNow(), renamed);
      if (other && other.id !== id)
        return announce({ text: t("There is already a preset “{name}”.", { name: other.name }) });
      return updatePreset(id, { name: renamed }).catch(tellOf(t("“{name}” was not renamed.", { name })));
    },
    setDefault: ({ id, name }: Preset, isDefault: boolean) =>
      updatePreset(id, { isDefault }).then(
        () =>
          announce({
            text: isDefault
              ? t("New chats begin with “{name}”", { name })
              : t("New chats begin with no preset"),
          }),
        tellOf(t("“{name}” was not changed.", { name })),
      ),
    update: ({ id, name, settings: before }: Preset, { settings, remarks }: Fitted) =>
      updatePreset(id, { settings }).then(
        () =>
          offer(joinSentences(t("Updated “{name}”.", { name }), ...remarks), () =>
            updatePreset(id, { settings: before }),
          ),
        tellOf(t("“{name}” was not updated.", { name })),
      ),
    remove: (preset: Preset) =>
      deletePreset(preset.id).then(
        () => offer(t("Deleted “{name}”", { name: preset.name }), () => createPreset(preset)),
        tellOf(t("“{name}” was not deleted.", { name: preset.name })),
      ),
  };
}
