import { t } from "@/lib/i18n/translate";
import { DEFAULT_VOICE } from "@/lib/protocol/targets";
import type { Settings, SpeechVoice } from "@/lib/protocol/thread";

/** One speaker as a person writes them; an empty field leaves the choice to the API. */
export type SpeakerForm = { name: string; voice: string; style: string; language: string };

const DEFAULT_VOICES = [DEFAULT_VOICE, "Puck"];

/** Two speakers always, so that the second is remembered while there is only one. */
export function toSpeakers({ generation_config }: Settings): [SpeakerForm, SpeakerForm] {
  const [first, second] = generation_config?.speech_config ?? [];
  return [toSpeaker(first, 0), toSpeaker(second, 1)];
}

function toSpeaker(voice: SpeechVoice | undefined, position: number): SpeakerForm {
  return {
    name: voice?.speaker ?? defaultName(position),
    voice: voice?.voice ?? DEFAULT_VOICES[position] ?? DEFAULT_VOICE,
    style: voice?.style ?? "",
    language: voice?.language ?? "",
  };
}

/** The settings with these speakers. Only where there are two do they have names. */
export function withSpeakers(settings: Settings, speakers: readonly SpeakerForm[]): Settings {
  const names = speakers.map(
    ({ name }, position) => cleanLine(name.replaceAll(":", "")) || defaultName(position),
  );
  const areAlike = new Set(names.map((name) => name.toLowerCase())).size < names.length;
  const speech_config = speakers.map(({ voice, style, language }, position): SpeechVoice => {
    const name = areAlike ? defaultName(position) : names[position];
    return {
      voice,
      ...(speakers.length > 1 && { speaker: name }),
      ...(cleanLine(style) !== "" && { style: cleanLine(style) }),
      ...(language !== "" && { language }),
    };
  });
  return { ...settings, generation_config: { ...settings.generation_config, speech_config } };
}

function defaultName(position: number): string {
  return t("Speaker {number}", { number: position + 1 });
}

function cleanLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
