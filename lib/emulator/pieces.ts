import { rateOf } from "./audio/raw.ts";
import type { Random } from "./random.ts";
import type { Content, Delta } from "./wire.ts";

const SHORTEST_DELTA = 20;
const LONGEST_DELTA = 250;

export function splitText(text: string, random: Random): string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length; ) {
    let end = Math.min(text.length, start + random.integer(SHORTEST_DELTA, LONGEST_DELTA));
    if (isInsideCharacter(text, end)) end += 1;
    pieces.push(text.slice(start, end));
    start = end;
  }
  return pieces;
}

/** Pieces of a third to a whole second, cut where base64 and samples both begin anew. */
export function splitAudio({ data, ...block }: Content, random: Random): Delta[] {
  const text = String(data);
  const perSecond = (rateOf(block) * 2 * 4) / 3;
  const deltas: Delta[] = [];
  for (let start = 0; start < text.length; ) {
    const length = Math.ceil((perSecond * random.integer(35, 100)) / 800) * 8;
    deltas.push({ ...block, data: text.slice(start, start + length) });
    start += length;
  }
  return deltas;
}

export function splitArguments(text: string, random: Random): Delta[] {
  const length = Math.ceil(text.length / random.integer(1, 4));
  const deltas: Delta[] = [];
  for (let start = 0; start < text.length; ) {
    let end = Math.min(text.length, start + length);
    if (isInsideCharacter(text, end)) end += 1;
    deltas.push({ arguments: text.slice(start, end), type: "arguments_delta" });
    start = end;
  }
  return deltas;
}

/** Between the halves of a surrogate pair, where a cut would put an invalid character on the wire. */
function isInsideCharacter(text: string, position: number): boolean {
  const code = text.charCodeAt(position);
  return code >= 0xdc00 && code <= 0xdfff;
}
