import { type Phone, toBreath, toPause, toPhones } from "./phones.ts";
import type { Utterance } from "./script.ts";

/** A sound with the pitch it is spoken at. */
export interface Note {
  phone: Phone;
  pitchHz: number;
  isWhispered: boolean;
}

const PAUSES: [RegExp, number][] = [
  [/\n/, 520],
  [/[.!?。！？؟…]/, 420],
  [/[,;:，、；：–—]/, 210],
];
const GAP_MS = 34;

interface Manner {
  pitch: number;
  pace: number;
  /** How far the pitch moves. */
  range: number;
  isWhispered: boolean;
}

/** The sounds of an utterance: a melody over each sentence, rests between its parts. */
export function toNotes(utterance: Utterance): Note[] {
  const manner = toManner(utterance.style);
  const sentences = utterance.text.match(/[^.!?。！？؟…\n]+[.!?。！？؟…\n]*/gu) ?? [utterance.text];
  return sentences.flatMap((sentence) => singSentence(sentence, utterance, manner));
}

function toManner(style: string): Manner {
  const has = (pattern: RegExp) => pattern.test(style);
  const isHappy = has(/cheer|happ|excit|joy|enthusias|bright|laugh/i);
  const isSad = has(/sad|sorrow|melanchol|tired|serious|solemn/i);
  return {
    pitch: isHappy ? 1.14 : isSad ? 0.9 : 1,
    pace: has(/fast|quick|hurr/i) ? 1.3 : has(/slow/i) || isSad ? 0.8 : isHappy ? 1.08 : 1,
    range: isHappy ? 1.5 : isSad ? 0.6 : 1,
    isWhispered: has(/whisper/i),
  };
}

function singSentence(sentence: string, { voice }: Utterance, manner: Manner): Note[] {
  const isQuestion = /[?？؟]/.test(sentence);
  const range = manner.range * (/[!！]/.test(sentence) ? 1.4 : 1);
  const pieces = sentence.match(/<[^>]*>|\[[^\]]*\]|[\p{L}\p{M}\p{N}'’]+|[^\s\p{L}\p{N}]|\n/gu) ?? [];
  const notes: Note[] = [];
  pieces.forEach((piece, index) => {
    const share = pieces.length > 1 ? index / (pieces.length - 1) : 0;
    const rise = isQuestion && share > 0.7 ? (share - 0.7) * 1.2 : 0;
    const line = 1 + (0.13 - 0.26 * share + rise) * range;
    const isWhispered = manner.isWhispered;
    const phones = soundsOf(piece);
    const stressed = phones.findIndex(({ isVowel }) => isVowel);
    phones.forEach((phone, place) => {
      const accent = place === stressed ? 1 + 0.07 * range : 1;
      const ms = (phone.ms * (place === stressed ? 1.18 : 1)) / (manner.pace * voice.pace);
      notes.push({
        phone: { ...phone, ms },
        pitchHz: voice.pitchHz * manner.pitch * line * accent,
        isWhispered,
      });
    });
  });
  return notes;
}

/** A word, a rest for a mark, or what a tag such as `<laugh>` asks for. */
function soundsOf(piece: string): Phone[] {
  if (/^[<[]/.test(piece) && piece.length > 1) return soundsOfTag(piece.toLowerCase());
  const pause = PAUSES.find(([pattern]) => pattern.test(piece))?.[1];
  if (pause !== undefined) return [toPause(pause)];
  const phones = toPhones(piece);
  return phones.length > 0 ? [...phones, toPause(GAP_MS)] : [];
}

function soundsOfTag(tag: string): Phone[] {
  if (/laugh|chuckle|giggle/.test(tag))
    return ["ha", "ha", "ha", "ha"].flatMap((laugh) => [...toPhones(laugh), toPause(60)]);
  if (/sigh|breath|gasp|exhale/.test(tag)) return [toBreath(420), toPause(120)];
  if (/pause|silence|break/.test(tag)) return [toPause(700)];
  return [];
}
