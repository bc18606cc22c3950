"use client";

import { useState } from "react";
import { DialogForm } from "@/components/ui/dialog-form";
import { SelectField } from "@/components/ui/select-field";
import { useThreadActions } from "@/lib/client/thread-store";
import { useSettings } from "@/lib/client/use-settings";
import { tOptions } from "@/lib/i18n/options";
import { msg, t } from "@/lib/i18n/translate";
import type { COMPUTER_ENVIRONMENTS } from "@/lib/protocol/tools";
import { toolsOf, withTools } from "@/lib/protocol/with-tool";

type Environment = (typeof COMPUTER_ENVIRONMENTS)[number];
const ENVIRONMENTS: readonly { value: Environment; name: string }[] = [
  { value: "browser", name: msg("A browser") },
  { value: "mobile", name: msg("A phone") },
  { value: "desktop", name: msg("A desktop") },
];

type ComputerDialogProps = { threadId: string | null; onClose: () => void };

/** Which kind of screen the model is to think of. */
export function ComputerDialog({ threadId, onClose }: ComputerDialogProps) {
  const settings = useSettings(threadId);
  const { updateSettings } = useThreadActions();
  const [known] = toolsOf(settings, "computer_use");
  const [environment, setEnvironment] = useState<Environment>(known?.environment ?? "browser");
  const handleSave = () => {
    updateSettings(threadId, withTools(settings, "computer_use", [{ type: "computer_use", environment }]));
    onClose();
  };
  return (
    <DialogForm
      title={t("Computer use")}
      note={threadId === null ? t("For the next new chat.") : t("For this conversation.")}
      onSave={handleSave}
      onClose={onClose}
    >
      <SelectField
        label={t("Environment")}
        hint={t(
          "The model asks for clicks and typing there. Nothing here carries them out: you do, and send a screenshot back.",
        )}
        value={environment}
        options={tOptions(ENVIRONMENTS)}
        onChange={setEnvironment}
      />
    </DialogForm>
  );
}
