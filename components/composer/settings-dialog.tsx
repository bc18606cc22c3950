"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useThreadActions } from "@/lib/client/thread-store";
import { useSettings } from "@/lib/client/use-settings";
import { useTarget } from "@/lib/client/use-target";
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

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    const parsed = parseForm(form, settings);
    if (parsed.errors) {
      setErrors(parsed.errors);
      return;
    }
    updateSettings(threadId, parsed.settings);
    onClose();
  };

  return (
    <Dialog title="Settings" onClose={onClose}>
      <form noValidate onSubmit={handleSubmit} className="flex min-h-0 flex-col">
        <div className="grid gap-5 overflow-y-auto px-6 pt-2 pb-5">
          <SettingsFields
            form={form}
            errors={errors}
            target={target}
            onChange={(change) => setForm({ ...form, ...change })}
          />
        </div>
        <footer className="flex items-center justify-end gap-2 border-t border-line px-6 py-3">
          <p className="me-auto text-sm text-ink-faint">
            {threadId === null ? "For the next new chat." : "For this conversation."}
          </p>
          <Button variant="plain" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="solid" type="submit">
            Save
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
