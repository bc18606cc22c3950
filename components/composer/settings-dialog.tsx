"use client";

import { useState } from "react";
import { DialogForm } from "@/components/ui/dialog-form";
import { useThreadActions } from "@/lib/client/thread-store";
import { useSettings } from "@/lib/client/use-settings";
import { useTarget } from "@/lib/client/use-target";
import { t } from "@/lib/i18n/translate";
import { SettingsFields } from "./settings-fields";
import { parseForm, type SettingsErrors, toForm } from "./settings-form";

type SettingsDialogProps = { threadId: string | null; onClose: () => void };

/** What the thread asks of the API on every turn. It is saved with the thread. */
export function SettingsDialog({ threadId, onClose }: SettingsDialogProps) {
  const settings = useSettings(threadId);
  const { updateSettings } = useThreadActions();
  const [form, setForm] = useState(() => toForm(settings));
  const [errors, setErrors] = useState<SettingsErrors>({});
  const target = useTarget(threadId);

  const handleSave = () => {
    const parsed = parseForm(form, settings);
    if (parsed.errors) {
      setErrors(parsed.errors);
      return;
    }
    updateSettings(threadId, parsed.settings);
    onClose();
  };

  return (
    <DialogForm
      title={t("Settings")}
      note={threadId === null ? t("For new chats from now on.") : t("For this conversation.")}
      onSave={handleSave}
      onClose={onClose}
    >
      <SettingsFields
        form={form}
        errors={errors}
        target={target}
        settings={settings}
        onChange={(change) => setForm({ ...form, ...change })}
      />
    </DialogForm>
  );
}
