import "server-only";
import type { Interactions } from "@google/genai";
import type { Content } from "@/lib/protocol/interaction";
import type { Target } from "@/lib/protocol/targets";
import type { Settings, SpeechVoice } from "@/lib/protocol/thread";

type SpeechConfig = NonNullable<Interactions.GenerationConfig["speech_config"]>;

/** The newer models take the manner of speaking beside the text, the older ones only in it. */
const TAKES_ANNOTATIONS = /^gemini-3\.8-/;

export function toSpeechConfig({ id }: Pick<Target, "id">, voices: readonly SpeechVoice[]): SpeechConfig {
  const rows = voices.map(({ style: _, ...voice }) => voice);
  const named = rows.flatMap(({ speaker, voice }) => (speaker ? [{ speaker, voice }] : []));
  return TAKES_ANNOTATIONS.test(id) && named.length > 1 ? { speakers: named } : rows;
}

/** The text to be spoken, in the form in which the model is told who says what, and how. */
export function toSpeechContent(content: readonly Content[], settings: Settings): Content[] {
  const voices = settings.generation_config?.speech_config ?? [];
  const hasStyle = voices.some(({ style }) => style);
  const isAnnotated = TAKES_ANNOTATIONS.test(settings.model);
  if (!hasStyle && !(isAnnotated && voices.length > 1)) return [...content];
  return content.flatMap((block) => {
    if (block.type !== "text") return [block];
    return isAnnotated ? annotate(block.text, voices) : [{ ...block, text: direct(block.text, voices) }];
  });
}

/** A block for each run of lines of one speaker, with the style that was chosen for them. */
function annotate(text: string, voices: readonly SpeechVoice[]): Content[] {
  return splitBySpeaker(text, voices).map(({ words, voice }) => {
    const { speaker, style } = voice;
    const annotation = {
      type: "speech_metadata" as const,
      ...(speaker && { speaker }),
      ...(style && { style }),
    };
    return { type: "text", text: words, annotations: [annotation] };
  });
}

/** "Say cheerfully: …" for one voice; with two, a sentence about each before their lines. */
function direct(text: string, voices: readonly SpeechVoice[]): string {
  const [first] = voices;
  if (voices.length === 1) return `Say in this manner, ${first?.style}: ${text}`;
  const manners = voices.flatMap(({ speaker, style }) =>
    speaker && style ? [`${speaker} speaks ${style}`] : [],
  );
  return `Read this conversation aloud; ${manners.join(", ")}:\n${text}`;
}

type Line = { words: string; voice: SpeechVoice };

function splitBySpeaker(text: string, voices: readonly SpeechVoice[]): Line[] {
  const lines: Line[] = [];
  const [first] = voices;
  for (const line of text.split(/\n+/).filter((words) => words.trim() !== "")) {
    const named = voices.find(({ speaker }) => speaker && startsWith(line, speaker));
    const words = named ? line.slice(line.indexOf(":") + 1).trim() : line;
    const before = lines.at(-1);
    const voice = named ?? before?.voice ?? first;
    if (!voice) continue;
    if (before && before.voice === voice) before.words += `\n${words}`;
    else lines.push({ words, voice });
  }
  return lines;
}

function startsWith(line: string, speaker: string): boolean {
  const [name = "", ...rest] = line.split(":");
  return rest.length > 0 && name.trim().toLowerCase() === speaker.toLowerCase();
}
