import "server-only";
import type { Voice, VoiceList } from "@/lib/protocol/api";
import { VOICE_NAMES } from "@/lib/protocol/voices";
import { LENGTH_HEADER } from "@/lib/server/body-length";
import { DATA_POLICY } from "@/lib/server/content-policy";
import { HttpError } from "@/lib/server/errors";
import { listApiVoices, type SpokenSound } from "@/lib/server/gemini/speech";
import type { Spender } from "@/lib/server/limits/spender";
import { rawSoundOf, wavHeader } from "@/lib/server/media/wav";
import { processWide } from "@/lib/server/process-wide";
import { buySpeech } from "./buy-speech";
import { speechModel } from "./model";

type Sample = { mimeType: string; bytes: Uint8Array };
type Samples = Map<string, Promise<Sample>>;
type Known = { list: VoiceList; samples: Samples };

const TIMEOUT_MS = 15_000;
const DAY_S = 86_400;

/** The voices, by Google's list, or by the documented one where it cannot be had. */
export async function listVoices(): Promise<VoiceList> {
  return (await knownVoices()).list;
}

/** A few words in that voice. Google's own sample where it has one; else it is spoken once, and kept. */
export async function sampleOf(spender: Spender, voiceId: string): Promise<Response> {
  const { list, samples: own } = await knownVoices();
  const voice = list.voices.find(({ id }) => id === voiceId);
  if (!voice) throw new HttpError("not_found");
  // Beside the list, which is asked for again after a failure: what was spoken was paid for.
  const samples = processWide<Samples>("voice-samples", () => new Map());
  const sample = own.get(voiceId) ?? samples.get(voiceId) ?? speakSample(spender, voice);
  samples.set(voiceId, sample);
  const { mimeType, bytes } = await sample.catch((cause: unknown) => {
    samples.delete(voiceId);
    throw cause instanceof HttpError ? cause : new HttpError("speech_failed", { cause });
  });
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": mimeType,
      [LENGTH_HEADER]: String(bytes.byteLength),
      "content-security-policy": DATA_POLICY,
      "cross-origin-resource-policy": "same-origin",
      // The same for everybody, and nobody's.
      "cache-control": `private, max-age=${DAY_S}`,
    },
  });
}

function knownVoices(): Promise<Known> {
  const slot = processWide<{ asking: Promise<Known> | null }>("voices", () => ({ asking: null }));
  slot.asking ??= askForVoices().catch(() => {
    slot.asking = null;
    return { list: { voices: VOICE_NAMES.map((name) => toVoice(name)) }, samples: new Map() };
  });
  return slot.asking;
}

async function askForVoices(): Promise<Known> {
  const voices = await listApiVoices(AbortSignal.timeout(TIMEOUT_MS));
  const usable = voices.flatMap(({ id, display_name, description, sample_audio }) =>
    id ? [{ voice: toVoice(id, display_name, description), sample_audio }] : [],
  );
  const samples = usable.flatMap(({ voice, sample_audio }) => {
    if (!sample_audio?.data) return [];
    const { data, mime_type } = sample_audio;
    const sound = {
      mime_type,
      sample_rate: undefined,
      channels: undefined,
      bytes: Buffer.from(data, "base64"),
    };
    return [[voice.id, Promise.resolve(toSample(sound))] as const];
  });
  return { list: { voices: usable.map(({ voice }) => voice) }, samples: new Map(samples) };
}

function toVoice(id: string, name = id, description = ""): Voice {
  return { id, name, description };
}

async function speakSample(spender: Spender, { id, name }: Voice): Promise<Sample> {
  const model = await speechModel();
  return toSample(await buySpeech(spender, { model, voice: id, text: `Hello, I am ${name}.` }));
}

function toSample(sound: SpokenSound): Sample {
  const raw = rawSoundOf(sound);
  if (!raw) return { mimeType: sound.mime_type ?? "audio/wav", bytes: sound.bytes };
  return { mimeType: "audio/wav", bytes: Buffer.concat([wavHeader(sound.bytes.length, raw), sound.bytes]) };
}
