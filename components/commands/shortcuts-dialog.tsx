"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { COMMAND_IDS, type CommandId, commandOf, keysOf } from "@/lib/client/commands/commands";
import { setPreference, usePreference } from "@/lib/client/preferences";
import { msg, t } from "@/lib/i18n/translate";
import { COMMAND_WORDS, type CommandGroup } from "./command-words";
import { ShortcutRow } from "./shortcut-row";

const GROUPS: readonly CommandGroup[] = [msg("Chat"), msg("Go to"), msg("Appearance")];

/** Every command with its keys, which can be changed. They are kept in this browser. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const chosen = usePreference("shortcuts");
  const [recordedId, setRecordedId] = useState<CommandId | null>(null);
  const change = (id: CommandId, keys: string | null) => {
    const taken = keys === null ? null : commandOf(keys, chosen);
    setPreference("shortcuts", { ...chosen, ...(taken && { [taken]: null }), [id]: keys });
    setRecordedId(null);
  };
  return (
    <Dialog title={t("Keyboard shortcuts")} onClose={onClose}>
      <div className="grid gap-5 overflow-y-auto px-6 pt-2 pb-7">
        <p className="text-sm text-ink-soft">
          {t(
            "They are kept in this browser. In the message field Enter sends, as chosen in Preferences, and Shift+Enter breaks the line.",
          )}
        </p>
        {GROUPS.map((group) => (
          <section key={group}>
            <h3 className="pb-1 text-sm font-medium text-ink-soft">{t(group)}</h3>
            <ul className="divide-y divide-line">
              {COMMAND_IDS.filter((id) => COMMAND_WORDS[id].group === group).map((id) => (
                <ShortcutRow
                  key={id}
                  title={t(COMMAND_WORDS[id].title)}
                  keys={keysOf(id, chosen)}
                  isRecorded={recordedId === id}
                  takenBy={(keys) => {
                    const taken = commandOf(keys, chosen);
                    return taken === null || taken === id ? null : t(COMMAND_WORDS[taken].title);
                  }}
                  onRecord={() => setRecordedId(id)}
                  onChange={(keys) => change(id, keys)}
                  onCancel={() => setRecordedId(null)}
                />
              ))}
            </ul>
          </section>
        ))}
        {COMMAND_IDS.some((id) => chosen[id] !== undefined) && (
          <div>
            <Button onClick={() => setPreference("shortcuts", {})}>{t("Reset all")}</Button>
          </div>
        )}
      </div>
    </Dialog>
  );
}
