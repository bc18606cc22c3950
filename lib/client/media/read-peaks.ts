import { api } from "@/lib/client/api";
import { MB } from "@/lib/protocol/media";

/** Decoding takes ten times the memory of a compressed file. */
const LARGEST_BYTES = 40 * MB;
/** Hertz; enough for the outline of a sound. */
const RATE = 8_000;
const PEAKS = 400;

/** The outline of a sound: its loudest moments, from 0 to 1. Null where it cannot be read, or is too large. */
export async function readPeaks(uri: string, size: number, signal: AbortSignal): Promise<number[] | null> {
  if (size > LARGEST_BYTES) return null;
  try {
    const bytes = await api.readMedia(uri, signal);
    const sound = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(bytes);
    return toPeaks(sound.getChannelData(0));
  } catch {
    return null;
  }
}

export function toPeaks(samples: Float32Array): number[] {
  const width = Math.max(1, Math.ceil(samples.length / PEAKS));
  const peaks: number[] = [];
  for (let start = 0; start < samples.length; start += width) {
    let peak = 0;
    for (const sample of samples.subarray(start, start + width)) peak = Math.max(peak, Math.abs(sample));
    peaks.push(peak);
  }
  const loudest = Math.max(...peaks, 0.01);
  return peaks.map((peak) => peak / loudest);
}
