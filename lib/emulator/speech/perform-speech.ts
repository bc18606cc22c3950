import { toPcm, toWav } from "../audio/samples.ts";
import { type Breath, createBreath } from "../breath.ts";
import type { Create } from "../parse-create.ts";
import type { AudioFormat } from "../parse-format.ts";
import type { Performance } from "../performance.ts";
import type { Content } from "../wire.ts";
import { toNotes } from "./prosody.ts";
import { readScript, type Utterance } from "./script.ts";
import { synthesise } from "./synthesise.ts";

const DEFAULT_RATE = 24_000;
const TOKENS_PER_SECOND = 25;
const NATURAL_MS = 700;
const PAUSE_SECONDS = 0.35;

/** Speaks the input. Where the tokens run out the speech ends, `incomplete`. */
export async function performSpeech(create: Create, format: AudioFormat): Promise<Performance> {
  const sampleRate = format.sampleRate ?? DEFAULT_RATE;
  const mostSamples = Math.floor((create.config.maxOutputTokens / TOKENS_PER_SECOND) * sampleRate);
  const script = readScript(create.input, create.speakers);
  const spoken = await speak(script, { sampleRate, mostSamples, breathe: createBreath() });
  const isCut = spoken.length > mostSamples;
  const pcm = toPcm([spoken.subarray(0, mostSamples)]);
  return {
    steps: [{ content: [toAudio(pcm, { ...format, sampleRate }, create)], type: "model_output" }],
    status: isCut ? "incomplete" : "completed",
    mediaMs: NATURAL_MS,
    mediaTokens: [
      { modality: "audio", tokens: Math.ceil((pcm.length / 2 / sampleRate) * TOKENS_PER_SECOND) },
    ],
  };
}

interface SpeakOptions {
  sampleRate: number;
  mostSamples: number;
  breathe: Breath;
}

/** One after the other, with a rest where the speaker changes; no further than what may be said. */
export async function speak(
  script: Utterance[],
  { sampleRate, mostSamples, breathe }: SpeakOptions,
): Promise<Float32Array> {
  const pieces: Float32Array[] = [];
  let length = 0;
  for (const utterance of script) {
    if (length > mostSamples) break;
    const rest = pieces.length === 0 ? 0 : Math.round(PAUSE_SECONDS * sampleRate);
    const samples = await synthesise(toNotes(utterance), utterance.voice, sampleRate, breathe);
    pieces.push(new Float32Array(rest), samples);
    length += rest + samples.length;
  }
  const all = new Float32Array(length);
  let position = 0;
  for (const piece of pieces) {
    all.set(piece, position);
    position += piece.length;
  }
  return all;
}

/** A WAV where one answer holds it all; raw samples in a stream, and always from the older model. */
function toAudio(
  pcm: Buffer,
  format: AudioFormat & { sampleRate: number },
  { isStream, model }: Create,
): Content {
  const { sampleRate: sample_rate } = format;
  const isOlder = model.id.startsWith("gemini-3.1-");
  const mimeType = format.mimeType ?? (isStream || isOlder ? "audio/l16" : "audio/wav");
  if (mimeType === "audio/wav") {
    const data = toWav(pcm, sample_rate, 1).toString("base64");
    return { mime_type: mimeType, sample_rate, channels: 1, data, type: "audio" };
  }
  const data = pcm.toString("base64");
  if (isOlder) return { mime_type: `audio/L16;codec=pcm;rate=${sample_rate}`, data, type: "audio" };
  return { mime_type: mimeType, sample_rate, channels: 1, data, type: "audio" };
}
