"use client";

import { useState } from "react";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { t } from "@/lib/i18n/translate";
import { languageOptions } from "./languages";
import { VoiceList } from "./voice-list";
import type { SpeakerForm } from "./voices-form";

type SpeakerFieldsProps = {
  /** From 1; null where nobody else speaks. */
  number: number | null;
  speaker: SpeakerForm;
  onChange: (change: Partial<SpeakerForm>) => void;
};

export function SpeakerFields({ number, speaker, onChange }: SpeakerFieldsProps) {
  const [languages] = useState(languageOptions);
  return (
    <fieldset className="grid min-w-0 gap-4 border-t border-line pt-4">
      <legend className="sr-only">
        {number === null ? t("Speaker") : t("Speaker {number}", { number })}
      </legend>
      {number !== null && (
        <TextField
          label={t("Name of speaker {number}", { number })}
          dir="auto"
          maxLength={40}
          value={speaker.name}
          onChange={(name) => onChange({ name })}
        />
      )}
      <VoiceList
        label={number === null ? t("Voice") : t("Voice of speaker {number}", { number })}
        value={speaker.voice}
        onChange={(voice) => onChange({ voice })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={t("Style")}
          placeholder={t("Cheerful, unhurried")}
          dir="auto"
          maxLength={200}
          value={speaker.style}
          onChange={(style) => onChange({ style })}
        />
        <SelectField
          label={t("Language")}
          value={speaker.language}
          options={languages}
          onChange={(language) => onChange({ language })}
        />
      </div>
    </fieldset>
  );
}
