"use client";

import { useState } from "react";
import { DialogForm } from "@/components/ui/dialog-form";
import { SelectField } from "@/components/ui/select-field";
import { useThreadActions } from "@/lib/client/thread-store";
import { useSettings } from "@/lib/client/use-settings";
import { tOptions } from "@/lib/i18n/options";
import { msg, t } from "@/lib/i18n/translate";
import { SpeakerFields } from "./speaker-fields";
import { type SpeakerForm, toSpeakers, withSpeakers } from "./voices-form";

const COUNTS = [
  { value: "1", name: msg("One speaker") },
  { value: "2", name: msg("Two speakers") },
];

type VoicesDialogProps = { threadId: string | null; onClose: () => void };

/** Who speaks, and how. It is saved with the thread. */
export function VoicesDialog({ threadId, onClose }: VoicesDialogProps) {
  const settings = useSettings(threadId);
  const { updateSettings } = useThreadActions();
  const [speakers, setSpeakers] = useState<readonly SpeakerForm[]>(() => toSpeakers(settings));
  const [count, setCount] = useState(settings.generation_config?.speech_config?.length === 2 ? 2 : 1);
  const shown = speakers.slice(0, count);
  const handleSave = () => {
    updateSettings(threadId, withSpeakers(settings, shown));
    onClose();
  };
  return (
    <DialogForm title={t("Voices")} onSave={handleSave} onClose={onClose}>
      <SelectField
        label={t("Speakers")}
        hint={count === 2 ? t("Begin each line of the text with the name of who says it and a colon.") : ""}
        value={String(count)}
        options={tOptions(COUNTS)}
        onChange={(value) => setCount(Number(value))}
      />
      {shown.map((speaker, position) => (
        <SpeakerFields
          // biome-ignore lint/suspicious/noArrayIndexKey: the first speaker stays the first.
          key={position}
          number={count === 1 ? null : position + 1}
          speaker={speaker}
          onChange={(change) => setSpeakers(speakers.with(position, { ...speaker, ...change }))}
        />
      ))}
    </DialogForm>
  );
}
