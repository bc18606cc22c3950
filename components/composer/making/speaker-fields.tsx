"use client";

import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { LANGUAGES } from "./languages";
import { VoiceList } from "./voice-list";
import type { SpeakerForm } from "./voices-form";

type SpeakerFieldsProps = {
  title: string;
  hasName: boolean;
  speaker: SpeakerForm;
  onChange: (change: Partial<SpeakerForm>) => void;
};

export function SpeakerFields({ title, hasName, speaker, onChange }: SpeakerFieldsProps) {
  return (
    <fieldset className="grid min-w-0 gap-4 border-t border-line pt-4">
      <legend className="sr-only">{title}</legend>
      {hasName && (
        <TextField
          label={`Name of ${title.toLowerCase()}`}
          dir="auto"
          maxLength={40}
          value={speaker.name}
          onChange={(name) => onChange({ name })}
        />
      )}
      <VoiceList title={title} value={speaker.voice} onChange={(voice) => onChange({ voice })} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="Style"
          placeholder="Cheerful, unhurried"
          dir="auto"
          maxLength={200}
          value={speaker.style}
          onChange={(style) => onChange({ style })}
        />
        <SelectField
          label="Language"
          value={speaker.language}
          options={LANGUAGES}
          onChange={(language) => onChange({ language })}
        />
      </div>
    </fieldset>
  );
}
