import { refuse } from "../errors.ts";
import { isObject } from "../wire.ts";
import { findVoice, VOICES, type Voice } from "./voices.ts";

export interface Speaker {
  /** Undefined where there is only one. */
  name: string | undefined;
  voice: Voice;
}

const DEFAULT_VOICE = "Kore";
const MOST_SPEAKERS = 2;

/** `generation_config.speech_config`: a list of voices, or an object with `speakers`. */
export function parseSpeakers(config: unknown): Speaker[] {
  const rows = toRows(config);
  if (rows.length > MOST_SPEAKERS) throw invalid(`at most ${MOST_SPEAKERS} speakers are supported`);
  const speakers = rows.map(parseSpeaker);
  const names = speakers.map(({ name }) => name?.toLowerCase());
  if (speakers.length > 1 && names.includes(undefined))
    throw invalid("each of several speakers needs a name");
  if (new Set(names).size < names.length) throw invalid("speakers must have different names");
  return speakers.length > 0 ? speakers : [parseSpeaker({})];
}

function toRows(config: unknown): unknown[] {
  if (config === undefined || config === null) return [];
  if (Array.isArray(config)) return config;
  if (!isObject(config)) throw invalid("must be a list of voices or an object with 'speakers'");
  if (config.speakers === undefined) return [config];
  if (!Array.isArray(config.speakers)) throw invalid("'speakers' must be a list");
  return config.speakers;
}

function parseSpeaker(row: unknown): Speaker {
  if (!isObject(row)) throw invalid("must hold objects with a 'voice'");
  const { voice = DEFAULT_VOICE, speaker } = row;
  const found = typeof voice === "string" ? findVoice(voice) : undefined;
  if (!found) {
    const names = VOICES.map(({ name }) => name.toLowerCase()).sort();
    throw refuse(
      400,
      `Voice name ${String(voice)} is not supported. Allowed voice names are: ${names.join(", ")}`,
    );
  }
  if (speaker !== undefined && speaker !== null && (typeof speaker !== "string" || speaker.trim() === "")) {
    throw invalid("'speaker' must be a name");
  }
  return { name: typeof speaker === "string" ? speaker.trim() : undefined, voice: found };
}

function invalid(rule: string) {
  return refuse(400, `Invalid value at 'generation_config.speech_config': ${rule}.`);
}
