"use client";

import { useAnnounce } from "@/components/ui/use-announce";
import { showComposerNotice } from "@/lib/client/composer-notice";
import { preferenceOf } from "@/lib/client/preferences";
import { findKnown } from "@/lib/client/presets/find-known";
import { fitPreset } from "@/lib/client/presets/fit-preset";
import { sentenceOf } from "@/lib/client/stores/store-actions";
import { useLoadedThreads, useModels, useThreadActions } from "@/lib/client/thread-store";
import { joinSentences, t } from "@/lib/i18n/translate";
import type { Preset } from "@/lib/protocol/presets";

/**
 * Puts a preset in the place of a thread's settings, says what of it does not fit, after what is `said` already, and
 * can take it back.
 */
export function useApplyPreset(
  threadId: string | null,
): (preset: Preset, said?: readonly string[]) => Promise<void> {
  const loadedThreads = useLoadedThreads();
  const models = useModels();
  const { updateSettings } = useThreadActions();
  const announce = useAnnounce();
  return async ({ name, settings: asked }, said = []) => {
    const thread = loadedThreads().find(({ id }) => id === threadId);
    const before = thread?.settings ?? preferenceOf("draftSettings");
    try {
      const known = await findKnown(models, [asked, before]);
      const { settings, remarks } = fitPreset(asked, before, known);
      updateSettings(threadId, settings);
      announce({
        text: t(remarks.length > 0 ? "Applied “{name}”, but not all of it" : "Applied “{name}”", { name }),
        onUndo: () => updateSettings(threadId, before),
      });
      if (remarks.length > 0) showComposerNotice(joinSentences(...said, ...remarks));
    } catch (cause) {
      announce({ text: joinSentences(t("“{name}” was not applied.", { name }), sentenceOf(cause)) });
    }
  };
}
