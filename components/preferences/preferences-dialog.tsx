"use client";

import { NotificationsField } from "@/components/activity/notifications-field";
import { Dialog } from "@/components/ui/dialog";
import { SelectField } from "@/components/ui/select-field";
import { useVoices } from "@/lib/client/media/use-voices";
import { ENTER_KEYS, setPreference, THEMES, usePreference } from "@/lib/client/preferences";

const THEME_NAMES = { system: "As the system", light: "Light", dark: "Dark" };
const ENTER_KEY_NAMES = {
  auto: "Sends, except on touch keyboards",
  send: "Always sends",
  newline: "Breaks the line",
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
    <Dialog title="Preferences" onClose={onClose}>
      <div className="grid gap-5 px-6 pt-3 pb-7">
        <SelectField
          label="Appearance"
          value={theme}
          options={THEMES.map((value) => ({ value, name: THEME_NAMES[value] }))}
          onChange={(value) => setPreference("theme", value)}
        />
        <SelectField
          label="Enter key"
          hint="Ctrl+Enter or ⌘+Enter always sends, Shift+Enter always breaks the line."
          value={enterKey}
          options={ENTER_KEYS.map((value) => ({ value, name: ENTER_KEY_NAMES[value] }))}
          onChange={(value) => setPreference("enterKey", value)}
        />
        <SelectField
          label="Voice"
          hint="It reads replies aloud."
          value={voice}
          options={names.map((name) => ({ value: name, name }))}
          onChange={(value) => setPreference("voice", value)}
        />
        <NotificationsField />
      </div>
    </Dialog>
  );
}
