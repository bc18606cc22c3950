"use client";

import { useState } from "react";
import { DialogForm } from "@/components/ui/dialog-form";
import { SwitchField } from "@/components/ui/switch-field";
import { TextField } from "@/components/ui/text-field";
import { useAnnounce } from "@/components/ui/use-announce";
import { createPreset } from "@/lib/client/presets/preset-actions";
import { presetsNow } from "@/lib/client/presets/preset-state";
import { usePresetOf } from "@/lib/client/presets/use-preset-of";
import { sentenceOf } from "@/lib/client/stores/store-actions";
import { useTarget } from "@/lib/client/use-target";
import { msg, t } from "@/lib/i18n/translate";
import { findPreset, PRESET_NAME_MAX_LENGTH } from "@/lib/protocol/presets";
import { describeSettings } from "./preset-words";

type SaveDialogProps = { threadId: string | null; onClose: () => void };

const NAMELESS = msg("Give it a name.");
const TAKEN = msg(
  "There is a preset of that name. Choose another name, or update that one by Manage presets.",
);

/** Gives the settings of a chat a name, for other chats. */
export function SaveDialog({ threadId, onClose }: SaveDialogProps) {
  const preset = usePresetOf(threadId);
  const target = useTarget(threadId);
  const announce = useAnnounce();
  const [name, setName] = useState("");
  const [isDefault, setIsDefault] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<string | undefined>(undefined);
  const handleSave = async () => {
    const written = name.trim();
    if (isBusy || !preset.fitted) return;
    if (written === "") return setError(t(NAMELESS));
    if (findPreset(presetsNow(), written)) return setError(t(TAKEN));
    setIsBusy(true);
    try {
      await createPreset({ name: written, settings: preset.fitted.settings, isDefault });
      announce({ text: t("Saved the preset “{name}”", { name: written }) });
      onClose();
    } catch (cause) {
      setError(sentenceOf(cause));
      setIsBusy(false);
    }
  };
  return (
    <DialogForm title={t("Save as preset")} onSave={() => void handleSave()} onClose={onClose}>
      <TextField
        label={t("Name")}
        autoFocus
        dir="auto"
        maxLength={PRESET_NAME_MAX_LENGTH}
        value={name}
        error={error ?? preset.problem ?? undefined}
        onChange={(written) => {
          setName(written);
          setError(undefined);
        }}
      />
      {preset.fitted && (
        <div className="grid gap-1 text-sm text-ink-soft">
          <p>{describeSettings(preset.fitted.settings, target)}</p>
          {preset.fitted.remarks.map((remark) => (
            <p key={remark} className="text-warn">
              {remark}
            </p>
          ))}
        </div>
      )}
      <SwitchField
        label={t("For new chats")}
        hint={t("Every new chat begins with it, until you say otherwise.")}
        isOn={isDefault}
        onChange={setIsDefault}
      />
    </DialogForm>
  );
}
