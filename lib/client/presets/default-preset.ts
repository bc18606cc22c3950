import { showComposerNotice } from "@/lib/client/composer-notice";
import { preferenceOf, setPreference } from "@/lib/client/preferences";
import { joinSentences, t } from "@/lib/i18n/translate";
import type { ModelList } from "@/lib/protocol/api";
import { isSameForPreset, type Preset } from "@/lib/protocol/presets";
import { DEFAULT_SETTINGS } from "@/lib/protocol/targets";
import { findKnown } from "./find-known";
import { fitPreset } from "./fit-preset";

/**
 * Has new chats of this browser begin with the default among the presets, and with what was chosen last where there is
 * none. The chat that is not sent yet begins anew where the default is another one now, and then only: what is chosen
 * for it after that stays.
 */
export async function takeDefault(presets: readonly Preset[], models: ModelList): Promise<void> {
  const before = preferenceOf("beginning");
  const preset = presets.find(({ isDefault }) => isDefault);
  if (!preset) {
    if (before === null) return;
    setPreference("beginning", null);
    if (isSameForPreset(before, preferenceOf("draftSettings"))) {
      setPreference("draftSettings", DEFAULT_SETTINGS);
    }
    return;
  }
  const known = await findKnown(models, [preset.settings]);
  const { settings, remarks } = fitPreset(preset.settings, DEFAULT_SETTINGS, known);
  if (before !== null && isSameForPreset(before, settings)) return;
  setPreference("beginning", settings);
  setPreference("draftSettings", settings);
  showComposerNotice(
    joinSentences(t("New chats begin with the preset “{name}”.", { name: preset.name }), ...remarks),
  );
}
