import { toPcm, toWav } from "../audio/samples.ts";
import { createBreath } from "../breath.ts";
import { refuse } from "../errors.ts";
import { parsePage } from "../paging.ts";
import { json, type RouteRequest } from "../router.ts";
import { speak } from "./perform-speech.ts";
import { findVoice, pitchOf, VOICES, type Voice } from "./voices.ts";

const PAGES = { kind: "voices", defaultSize: 50, largestSize: 1_000 };
const SAMPLE_RATE = 16_000;
const samples = new Map<string, string>();

export async function listVoices({ query }: RouteRequest): Promise<Response> {
  const { rows, nextPageToken } = parsePage(VOICES, query, PAGES);
  const voices: object[] = [];
  for (const voice of rows) voices.push(await toResource(voice));
  return json({ voices, ...(nextPageToken && { next_page_token: nextPageToken }) });
}

export async function getVoice({ parameters }: RouteRequest): Promise<Response> {
  const voice = findVoice(parameters.id ?? "");
  if (!voice) throw refuse(404, `Voice '${parameters.id}' was not found.`);
  return json(await toResource(voice));
}

async function toResource(voice: Voice) {
  const { name, gender, manner } = voice;
  return {
    id: name,
    type: "prebuilt",
    display_name: name,
    description: `${/^[aeiou]/.test(manner) ? "An" : "A"} ${manner} ${gender} voice`,
    gender,
    accent: "American",
    pitch: pitchOf(voice),
    persona: `${manner.charAt(0).toUpperCase()}${manner.slice(1)}`,
    context: "Conversational",
    language_code: "en-US",
    region_code: "US",
    sample_audio: { mime_type: "audio/wav", data: await sampleOf(voice) },
  };
}

async function sampleOf(voice: Voice): Promise<string> {
  const known = samples.get(voice.name);
  if (known) return known;
  const script = [{ text: `Hello, I am ${voice.name}.`, voice, style: voice.manner }];
  const options = { sampleRate: SAMPLE_RATE, mostSamples: Number.POSITIVE_INFINITY, breathe: createBreath() };
  const wav = toWav(toPcm([await speak(script, options)]), SAMPLE_RATE, 1).toString("base64");
  samples.set(voice.name, wav);
  return wav;
}
