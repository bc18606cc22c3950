import type { Breath } from "../breath.ts";
import { createRandom } from "../random.ts";
import type { Event } from "./score.ts";
import type { Drum, Instrument, Song } from "./song.ts";

const WAVE_SIZE = 4_096;
const SINE = Float32Array.from({ length: WAVE_SIZE }, (_, index) =>
  Math.sin((2 * Math.PI * index) / WAVE_SIZE),
);
const ECHO_BEATS = 0.75;
const ECHO_LEVEL = 0.28;
const FADE_SECONDS = 1.5;

/** How an instrument sounds: its overtones, how fast a note comes and goes. */
interface Sound {
  overtones: number[];
  attack: number;
  /** Seconds in which a struck note fades to a third; 0 where it is held. */
  decay: number;
  vibrato: number;
}

const SOUNDS: Record<Instrument, Sound> = {
  pad: { overtones: [1, 0.4, 0.2, 0.08], attack: 0.35, decay: 0, vibrato: 0.002 },
  bass: { overtones: [1, 0.35, 0.12], attack: 0.01, decay: 0.5, vibrato: 0 },
  pluck: { overtones: [1, 0.5, 0.28, 0.15, 0.08], attack: 0.004, decay: 0.28, vibrato: 0 },
  flute: { overtones: [1, 0.18, 0.1], attack: 0.06, decay: 0, vibrato: 0.004 },
  square: { overtones: [1, 0, 0.33, 0, 0.2, 0, 0.14], attack: 0.005, decay: 0.6, vibrato: 0.002 },
  bell: { overtones: [1, 0.1, 0.02, 0.3, 0, 0.1], attack: 0.003, decay: 0.6, vibrato: 0 },
};

/** Plays a score in stereo: left and right, with an echo that goes from side to side. */
export async function playScore(
  { bpm, seconds }: Song,
  score: Event[],
  sampleRate: number,
  breathe: Breath,
): Promise<[Float32Array, Float32Array]> {
  const length = Math.round(seconds * sampleRate);
  const sides: [Float32Array, Float32Array] = [new Float32Array(length), new Float32Array(length)];
  const secondsPerBeat = 60 / bpm;
  for (const event of score) {
    const start = Math.round(event.at * secondsPerBeat * sampleRate);
    const samples = isDrum(event.instrument)
      ? playDrum(event.instrument, sampleRate)
      : playNote(SOUNDS[event.instrument], event.pitch, event.beats * secondsPerBeat, sampleRate);
    mix(sides, samples, start, event);
    await breathe();
  }
  echo(sides, Math.round(ECHO_BEATS * secondsPerBeat * sampleRate));
  fade(sides, Math.round(FADE_SECONDS * sampleRate));
  return sides;
}

function isDrum(instrument: Instrument | Drum): instrument is Drum {
  return instrument === "kick" || instrument === "snare" || instrument === "hat";
}

function playNote(sound: Sound, pitch: number, seconds: number, sampleRate: number): Float32Array {
  const release = 0.12;
  const samples = new Float32Array(Math.round((seconds + release) * sampleRate));
  const hz = 440 * 2 ** ((pitch - 69) / 12);
  const held = seconds * sampleRate;
  sound.overtones.forEach((level, index) => {
    const frequency = hz * (index + 1);
    if (level === 0 || frequency > sampleRate * 0.45) return;
    const step = (frequency * WAVE_SIZE) / sampleRate;
    let phase = 0;
    for (let at = 0; at < samples.length; at += 1) {
      const wobble =
        sound.vibrato === 0
          ? 0
          : sound.vibrato * (SINE[((at * 5.5 * WAVE_SIZE) / sampleRate) & (WAVE_SIZE - 1)] as number);
      phase += step * (1 + wobble);
      samples[at] = (samples[at] as number) + level * (SINE[phase & (WAVE_SIZE - 1)] as number);
    }
  });
  const fall = sound.decay === 0 ? 1 : Math.exp(-1 / (sound.decay * sampleRate));
  let level = 1;
  for (let at = 0; at < samples.length; at += 1) {
    const rise = Math.min(1, at / (sound.attack * sampleRate));
    const rest = at < held ? 1 : 1 - (at - held) / (samples.length - held);
    samples[at] = (samples[at] as number) * level * rise * rest;
    level *= fall;
  }
  return samples;
}

function playDrum(drum: Drum, sampleRate: number): Float32Array {
  const random = createRandom(drum);
  const seconds = { kick: 0.28, snare: 0.18, hat: 0.06 }[drum];
  const samples = new Float32Array(Math.round(seconds * sampleRate));
  let phase = 0;
  let before = 0;
  for (let at = 0; at < samples.length; at += 1) {
    const time = at / sampleRate;
    const noise = random.fraction() * 2 - 1;
    phase += (2 * Math.PI * (drum === "kick" ? 48 + 110 * Math.exp(-time * 28) : 190)) / sampleRate;
    const tone = Math.sin(phase);
    // The difference of neighbours leaves only what is high.
    const high = (noise - before) * 0.5;
    before = noise;
    const sound = drum === "kick" ? tone : drum === "snare" ? noise * 0.7 + tone * 0.3 : high;
    samples[at] = sound * Math.exp((-time * 5) / seconds);
  }
  return samples;
}

function mix(
  [left, right]: [Float32Array, Float32Array],
  samples: Float32Array,
  start: number,
  event: Event,
): void {
  const toLeft = event.level * Math.sqrt((1 - event.side) / 2) * 1.4;
  const toRight = event.level * Math.sqrt((1 + event.side) / 2) * 1.4;
  const end = Math.min(samples.length, left.length - start);
  for (let at = 0; at < end; at += 1) {
    const sample = samples[at] as number;
    left[start + at] = (left[start + at] as number) + sample * toLeft;
    right[start + at] = (right[start + at] as number) + sample * toRight;
  }
}

function echo([left, right]: [Float32Array, Float32Array], delay: number): void {
  for (let at = delay; at < left.length; at += 1) {
    left[at] = (left[at] as number) + (right[at - delay] as number) * ECHO_LEVEL;
    right[at] = (right[at] as number) + (left[at - delay] as number) * ECHO_LEVEL;
  }
}

function fade(sides: Float32Array[], length: number): void {
  for (const side of sides) {
    for (let at = 0; at < Math.min(length, side.length); at += 1) {
      side[side.length - 1 - at] = ((side[side.length - 1 - at] as number) * at) / length;
    }
  }
}
