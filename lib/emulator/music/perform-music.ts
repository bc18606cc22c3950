import { toPcm, toWav } from "../audio/samples.ts";
import { createBreath } from "../breath.ts";
import { refuse } from "../errors.ts";
import type { Create } from "../parse-create.ts";
import type { AudioFormat } from "../parse-format.ts";
import type { Performance } from "../performance.ts";
import type { Prompt } from "../prompt.ts";
import type { Content } from "../wire.ts";
import { writeLyrics } from "./lyrics.ts";
import { playScore } from "./play.ts";
import { writeScore } from "./score.ts";
import { composeSong } from "./song.ts";

const DEFAULT_RATE = 44_100;
const CLIP_SECONDS = 30;
const SONG_SECONDS = 60;
const LONGEST_SECONDS = 180;
const TOKENS_PER_SECOND = 25;

/** Composes and plays what the prompt asks for: words first, then the sound in one piece. */
export async function performMusic(
  create: Create,
  prompt: Prompt,
  format: AudioFormat,
): Promise<Performance> {
  if (prompt.text === "") throw refuse(400, "The input must hold text that describes the music.");
  const seconds = secondsFor(create.model.id, prompt.text);
  const song = composeSong(prompt.text, seconds, prompt.variation);
  const sampleRate = format.sampleRate ?? DEFAULT_RATE;
  const pcm = toPcm(await playScore(song, writeScore(song), sampleRate, createBreath()));
  const text: Content = { text: writeLyrics(song, prompt.text), type: "text" };
  return {
    steps: [{ content: [text, toAudio(pcm, sampleRate, format)], type: "model_output" }],
    status: "completed",
    mediaMs: seconds * 500,
    mediaTokens: [{ modality: "audio", tokens: seconds * TOKENS_PER_SECOND }],
  };
}

/** A clip has one length; a song has the one that was asked for, within bounds. */
function secondsFor(modelId: string, text: string): number {
  if (modelId.includes("clip")) return CLIP_SECONDS;
  const minutes = Number(/(\d+(?:\.\d+)?)[- ]?min(?:ute)?s?\b/i.exec(text)?.[1] ?? 0);
  const seconds = Number(/(\d+)[- ]?s(?:ec(?:ond)?s?)?\b/i.exec(text)?.[1] ?? 0);
  const asked = Math.round(minutes * 60) + seconds;
  return asked === 0 ? SONG_SECONDS : Math.min(LONGEST_SECONDS, Math.max(5, asked));
}

// The API's default is an MP3; there is no encoder for it here, so a WAV says that it is one.
function toAudio(pcm: Buffer, sample_rate: number, { mimeType }: AudioFormat): Content {
  const isRaw = mimeType === "audio/l16";
  const data = (isRaw ? pcm : toWav(pcm, sample_rate, 2)).toString("base64");
  return { mime_type: isRaw ? "audio/l16" : "audio/wav", sample_rate, channels: 2, data, type: "audio" };
}
