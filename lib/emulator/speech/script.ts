import { refuse } from "../errors.ts";
import { withoutSteering } from "../steering.ts";
import { contentOf, isObject, type Step } from "../wire.ts";
import type { Speaker } from "./parse-speech.ts";
import type { Voice } from "./voices.ts";

/** What one voice says in one go, and how. */
export interface Utterance {
  text: string;
  voice: Voice;
  /** Words about the manner: "cheerfully", "excited, fast". */
  style: string;
}

const DIRECTION =
  /^\s*((?:say|read|speak|tts|narrate|whisper|shout|recite|tell|perform|make|generate)\b[^:\n]{0,160}):\s*/i;

/**
 * Reads the input as a script: annotated text (speaker and style by the annotation), lines that
 * begin with a speaker's name, or plain text. A direction before a colon is not spoken.
 */
export function readScript(input: Step[], speakers: Speaker[]): Utterance[] {
  const blocks = input
    .filter(({ type }) => type === "user_input")
    .flatMap(({ content }) => contentOf(content));
  const utterances = blocks.flatMap((block): Utterance[] => {
    const text = withoutSteering(String(block.text ?? ""));
    const annotation = contentOf(block.annotations).find(({ type }) => type === "speech_metadata");
    return annotation ? [readAnnotated(text, annotation, speakers)] : readLines(text, speakers);
  });
  const spoken = utterances.filter(({ text }) => /[\p{L}\p{N}]|<|\[/u.test(text));
  if (spoken.length === 0) throw refuse(400, "The input holds no text to be spoken.");
  return spoken;
}

function readAnnotated(text: string, annotation: Record<string, unknown>, speakers: Speaker[]): Utterance {
  if (!isObject(annotation)) return { text, voice: voiceOf(undefined, speakers), style: "" };
  const { speaker, style } = annotation;
  return {
    text,
    voice: voiceOf(typeof speaker === "string" ? speaker : undefined, speakers),
    style: typeof style === "string" ? style : "",
  };
}

function readLines(text: string, speakers: Speaker[]): Utterance[] {
  const names = speakers.flatMap(({ name }) => (name ? [name] : []));
  const direction = names.some((name) => startsWithName(text, name)) ? undefined : DIRECTION.exec(text);
  const body = direction ? text.slice(direction[0].length) : text;
  const style = direction?.[1] ?? "";
  const utterances: Utterance[] = [];
  for (const line of body.split(/\n+/)) {
    const name = names.find((known) => startsWithName(line, known));
    const words = name ? line.trim().slice(name.length).replace(/^\s*:/, "") : line;
    const before = utterances.at(-1);
    // A line without a name goes on with who spoke before.
    if (!name && before) before.text += `\n${words}`;
    else utterances.push({ text: words, voice: voiceOf(name, speakers), style });
  }
  return utterances;
}

function startsWithName(line: string, name: string): boolean {
  const start = line.trim().toLowerCase();
  return start.startsWith(name.toLowerCase()) && /^\s*:/.test(start.slice(name.length));
}

function voiceOf(name: string | undefined, speakers: Speaker[]): Voice {
  const found = name === undefined ? speakers[0] : speakers.find((speaker) => isSame(speaker.name, name));
  if (found) return found.voice;
  throw refuse(400, `Speaker '${name}' is not in generation_config.speech_config.`);
}

function isSame(first: string | undefined, second: string): boolean {
  return first?.toLowerCase() === second.trim().toLowerCase();
}
