import "server-only";
import type { Usage } from "@/lib/protocol/interaction";
import { outputMediaOf } from "@/lib/protocol/media";
import { callOptions, gemini } from "./client";

/** Sound as the API gives it: base64 is decoded, and what it is says the type. */
export type SpokenSound = {
  mime_type: string | undefined;
  sample_rate: number | undefined;
  channels: number | undefined;
  bytes: Buffer;
};

const TIMEOUT_MS = 120_000;
const PAGE_SIZE = 100;

export type Spoken = { sound: SpokenSound; usage: Usage | null };

/** Speaks one text in one voice; nothing of it is stored at Google. Throws what the SDK throws. */
export async function speak(model: string, voice: string, text: string): Promise<Spoken> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const interaction = await gemini(signal).interactions.create(
    {
      model,
      input: [{ type: "user_input", content: [{ type: "text", text }] }],
      // Samples without a header can be joined to one sound.
      response_format: { type: "audio", mime_type: "audio/l16" },
      generation_config: { speech_config: [{ voice }] },
      store: false,
      stream: false,
    },
    callOptions(signal),
  );
  const [sound] = outputMediaOf(interaction.steps);
  if (sound?.type !== "audio" || !sound.data) throw new Error("The model spoke nothing.");
  const { mime_type, sample_rate, channels, data } = sound;
  const bytes = Buffer.from(data, "base64");
  return { sound: { mime_type, sample_rate, channels, bytes }, usage: interaction.usage ?? null };
}

/** The voices that the key has. */
export async function listApiVoices(signal: AbortSignal) {
  const { voices } = await gemini(signal).voices.list({ page_size: PAGE_SIZE }, callOptions(signal));
  return voices ?? [];
}
