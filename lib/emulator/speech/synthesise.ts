import type { Breath } from "../breath.ts";
import { createRandom } from "../random.ts";
import type { Note } from "./prosody.ts";
import type { Voice } from "./voices.ts";

const FRAME_MS = 5;
const BANDWIDTHS = [80, 110, 160];
/** How far the mouth moves towards the next sound in one frame: no sound begins at once. */
const GLIDE = 0.32;

/**
 * Turns notes into sound as a mouth does: pulses of the voice and noise of the breath through three
 * resonances that glide from sound to sound. It has the rhythm and melody of speech, not its words.
 */
export async function synthesise(
  notes: Note[],
  voice: Voice,
  sampleRate: number,
  breathe: Breath,
): Promise<Float32Array> {
  const perFrame = Math.round((sampleRate * FRAME_MS) / 1_000);
  const frames = notes.map(({ phone }) => Math.max(1, Math.round(phone.ms / FRAME_MS)));
  const samples = new Float32Array(frames.reduce((sum, count) => sum + count, 0) * perFrame);
  const throat = new Throat(voice, sampleRate);
  let position = 0;
  for (const [index, note] of notes.entries()) {
    for (let frame = 0; frame < (frames[index] ?? 0); frame += 1) {
      throat.moveTowards(note);
      for (let sample = 0; sample < perFrame; sample += 1) samples[position++] = throat.next();
    }
    await breathe();
  }
  return samples;
}

class Throat {
  readonly #voice: Voice;
  readonly #sampleRate: number;
  readonly #resonators: Resonator[];
  readonly #hiss: Resonator;
  readonly #formants = [500, 1_450, 2_480];
  readonly #random = createRandom("breath");
  #pitch: number;
  #voicing = 0;
  #noise = 0;
  #noiseHz = 2_000;
  #phase = 0;

  constructor(voice: Voice, sampleRate: number) {
    this.#voice = voice;
    this.#sampleRate = sampleRate;
    this.#pitch = voice.pitchHz;
    this.#resonators = BANDWIDTHS.map(() => new Resonator());
    this.#hiss = new Resonator();
  }

  moveTowards({ phone, pitchHz, isWhispered }: Note): void {
    const { breath, formantScale } = this.#voice;
    const voicing = isWhispered ? 0 : phone.voice;
    const noise = phone.noise + phone.voice * (isWhispered ? 0.3 : breath * 0.12);
    this.#pitch += (pitchHz - this.#pitch) * 0.2;
    this.#voicing += (voicing - this.#voicing) * GLIDE;
    this.#noise += (noise - this.#noise) * 0.5;
    this.#noiseHz += ((isWhispered ? phone.formants[1] : phone.noiseHz) - this.#noiseHz) * 0.5;
    const limit = this.#sampleRate * 0.46;
    this.#resonators.forEach((resonator, index) => {
      const goal = (phone.formants[index] ?? 500) * formantScale;
      const formant = (this.#formants[index] ?? goal) + (goal - (this.#formants[index] ?? goal)) * GLIDE;
      this.#formants[index] = formant;
      resonator.tune(Math.min(formant, limit), BANDWIDTHS[index] ?? 100, this.#sampleRate);
    });
    this.#hiss.tune(Math.min(this.#noiseHz, limit), this.#noiseHz * 0.35, this.#sampleRate);
  }

  next(): number {
    this.#phase = (this.#phase + this.#pitch / this.#sampleRate) % 1;
    // The glottis opens slowly and closes at once.
    const open = this.#phase < 0.6 ? Math.sin((Math.PI * this.#phase) / 0.6) ** 2 - 0.3 : -0.3;
    let sound = open * this.#voicing;
    for (const resonator of this.#resonators) sound = resonator.next(sound);
    return sound + this.#hiss.next((this.#random.fraction() - 0.5) * this.#noise) * 0.6;
  }
}

/** A filter that rings at one frequency. */
class Resonator {
  #gain = 0;
  #first = 0;
  #second = 0;
  #last = 0;
  #beforeLast = 0;

  tune(hz: number, bandwidth: number, sampleRate: number): void {
    this.#second = -Math.exp((-2 * Math.PI * bandwidth) / sampleRate);
    this.#first =
      2 * Math.exp((-Math.PI * bandwidth) / sampleRate) * Math.cos((2 * Math.PI * hz) / sampleRate);
    this.#gain = 1 - this.#first - this.#second;
  }

  next(input: number): number {
    const output = this.#gain * input + this.#first * this.#last + this.#second * this.#beforeLast;
    this.#beforeLast = this.#last;
    this.#last = output;
    return output;
  }
}
