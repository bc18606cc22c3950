import { createRandom, type Random } from "../random.ts";
import type { Drum, Instrument, Section, Song } from "./song.ts";

/** One note, or one stroke of a drum. */
export interface Event {
  /** In beats from the start of the song. */
  at: number;
  beats: number;
  instrument: Instrument | Drum;
  /** As a MIDI number; without meaning for drums. */
  pitch: number;
  level: number;
  /** From -1, left, to 1, right. */
  side: number;
}

/** A bar of melody: where its notes begin and how they move. It comes back, so that one knows it again. */
interface Motif {
  starts: number[];
  moves: number[];
}

const DENSITY: Record<Section["name"], { drums: boolean; lead: boolean; arpeggio: boolean; level: number }> =
  {
    Intro: { drums: false, lead: false, arpeggio: true, level: 0.7 },
    Verse: { drums: true, lead: true, arpeggio: false, level: 0.8 },
    Chorus: { drums: true, lead: true, arpeggio: true, level: 1 },
    Bridge: { drums: false, lead: true, arpeggio: true, level: 0.75 },
    Outro: { drums: false, lead: true, arpeggio: false, level: 0.6 },
  };

/** Writes the song out, bar by bar. */
export function writeScore(song: Song): Event[] {
  const random = createRandom(`score ${song.seed}`);
  const motifs: Record<string, Motif> = {
    Verse: createMotif(random, song.style.beatsPerBar),
    Chorus: createMotif(random, song.style.beatsPerBar),
  };
  const events: Event[] = [];
  let bar = 0;
  for (const { name, bars } of song.sections) {
    const chords = name === "Chorus" ? song.chorus : song.verse;
    const motif = motifs[name === "Chorus" ? "Chorus" : "Verse"];
    for (let index = 0; index < bars; index += 1, bar += 1) {
      const chord = chords[index % chords.length] ?? 0;
      events.push(...writeBar(song, { name, chord, at: bar * song.style.beatsPerBar, index, motif }));
    }
  }
  return events;
}

interface Bar {
  name: Section["name"];
  chord: number;
  at: number;
  index: number;
  motif: Motif | undefined;
}

function writeBar(song: Song, bar: Bar): Event[] {
  const { beatsPerBar, drums } = song.style;
  const density = DENSITY[bar.name];
  const chord = [0, 2, 4].map((step) => pitchOf(song, bar.chord + step));
  const events: Event[] = chord.map((pitch, index) => ({
    ...{ at: bar.at, beats: beatsPerBar, instrument: "pad" as const, pitch, level: 0.16 * density.level },
    side: (index - 1) * 0.5,
  }));
  const bass = pitchOf(song, bar.chord) - 12;
  for (const beat of beatsPerBar === 3 ? [0] : [0, 2.5]) {
    events.push({
      at: bar.at + beat,
      beats: beat === 0 ? 1.8 : 1.2,
      instrument: "bass",
      pitch: bass,
      level: 0.34 * density.level,
      side: 0,
    });
  }
  if (density.arpeggio) events.push(...breakChord(song, bar, chord));
  if (density.lead && bar.motif) events.push(...writeMelody(song, bar, bar.motif));
  if (density.drums && drums !== "none") events.push(...writeDrums(bar.at, drums === "driving"));
  return events;
}

function breakChord({ style }: Song, bar: Bar, chord: number[]): Event[] {
  const instrument = style.arpeggio ?? "pluck";
  return Array.from({ length: style.beatsPerBar * 2 }, (_, index) => ({
    at: bar.at + index / 2,
    beats: 0.9,
    instrument,
    pitch: (chord[[0, 1, 2, 1][index % 4] ?? 0] ?? 60) + 12,
    level: 0.1,
    side: index % 2 === 0 ? -0.6 : 0.6,
  }));
}

function writeMelody(song: Song, { chord, at, index }: Bar, { starts, moves }: Motif): Event[] {
  let step = chord + 7;
  return starts.map((start, note) => {
    // Every fourth bar comes home to the chord.
    const isHome = note === 0 || (index % 4 === 3 && note === starts.length - 1);
    step = isHome ? chord + 7 + (note === 0 ? 2 : 0) : step + (moves[note] ?? 0);
    const next = starts[note + 1] ?? song.style.beatsPerBar;
    return {
      at: at + start,
      beats: (next - start) * 0.95,
      instrument: song.style.lead,
      pitch: pitchOf(song, step),
      level: 0.26,
      side: 0.1,
    };
  });
}

function writeDrums(at: number, isDriving: boolean): Event[] {
  const stroke = (instrument: Drum, beat: number, level: number, side = 0): Event => ({
    ...{ at: at + beat, beats: 0.5, instrument, pitch: 0, level, side },
  });
  const kicks = isDriving ? [0, 1, 2, 3] : [0, 2];
  return [
    ...kicks.map((beat) => stroke("kick", beat, 0.5)),
    ...[1, 3].map((beat) => stroke("snare", beat, isDriving ? 0.2 : 0.13)),
    ...[0.5, 1.5, 2.5, 3.5].map((beat) => stroke("hat", beat, 0.08, 0.3)),
  ];
}

function createMotif(random: Random, beatsPerBar: number): Motif {
  const starts = [0];
  for (let beat = 0.5; beat < beatsPerBar; beat += 0.5) {
    if (random.fraction() < (beat % 1 === 0 ? 0.75 : 0.3)) starts.push(beat);
  }
  const moves = starts.map(() => [-2, -1, -1, 1, 1, 2][random.integer(0, 5)] ?? 1);
  return { starts, moves };
}

/** A step of the scale, which may go on beyond its octave. */
function pitchOf({ root, scale }: Song, step: number): number {
  const octave = Math.floor(step / scale.length);
  return root + 12 * octave + (scale[step - octave * scale.length] ?? 0);
}
