"use client";

import { DeleteMineField } from "@/components/access/delete-mine-field";
import { NotificationsField } from "@/components/activity/notifications-field";
import { TransferField } from "@/components/transfer/transfer-field";
import { Dialog } from "@/components/ui/dialog";
import { SelectField } from "@/components/ui/select-field";
import { useVoices } from "@/lib/client/media/use-voices";
import { ENTER_KEYS, setPreference, THEMES, usePreference } from "@/lib/client/preferences";
import { msg, t } from "@/lib/i18n/translate";
import { LanguageField } from "./language-field";

const THEME_NAMES = { system: msg("As the system"), light: msg("Light"), dark: msg("Dark") };
const ENTER_KEY_NAMES = {
  auto: msg("Sends, except on touch keyboards"),
  send: msg("Always sends"),
  newline: msg("Breaks the line"),
};

/** What this browser keeps for its reader; it takes effect at once. */
export function PreferencesDialog({ onClose }: { onClose: () => void }) {
  const theme = usePreference("theme");
  const enterKey = usePreference("enterKey");
  const voice = usePreference("voice");
  const { voices } = useVoices();
  const ids = voices.map(({ id }) => id);
  // Until the list is here, and where it cannot be had, there is the one that was chosen.
  const names = ids.includes(voice) ? ids : [voice, ...ids];
  return (
    <Dialog title={t("Preferences")} onClose={onClose}>
      <div className="grid gap-5 overflow-y-auto px-6 pt-3 pb-7">
        <SelectField
          label={t("Appearance")}
          value={theme}
          options={THEMES.map((value) => ({ value, name: t(THEME_NAMES[value]) }))}
          onChange={(value) => setPreference("theme", value)}
        />
        <LanguageField />
        <SelectField
          label={t("Enter key")}
          hint={t("Ctrl+Enter or ⌘+Enter always sends, Shift+Enter always breaks the line.")}
          value={enterKey}
          options={ENTER_KEYS.map((value) => ({ value, name: t(ENTER_KEY_NAMES[value]) }))}
          onChange={(value) => setPreference("enterKey", value)}
        />
        <SelectField
          label={t("Voice")}
          hint={t("It reads replies aloud.")}
          value={voice}
          options={names.map((name) => ({ value: name, name }))}
          onChange={(value) => setPreference("voice", value)}
        />
        <NotificationsField />
        <TransferField onImported={onClose} />
        <DeleteMineField />
      </div>
    </Dialog>
  );
}
