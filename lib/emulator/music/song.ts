import { createRandom, type Random } from "../random.ts";

export type Instrument = "pad" | "bass" | "pluck" | "flute" | "square" | "bell";
export type Drum = "kick" | "snare" | "hat";

/** How a kind of music is played. */
export interface Style {
  name: string;
  pattern: RegExp;
  bpm: [number, number];
  beatsPerBar: 3 | 4;
  lead: Instrument;
  /** What plays the broken chords, if anything. */
  arpeggio?: Instrument;
  drums: "none" | "soft" | "driving";
}

const POP: Style = {
  name: "pop",
  pattern: /\b(?:pop|song|happy|summer|love|upbeat|indie)\b/i,
  bpm: [96, 118],
  beatsPerBar: 4,
  lead: "pluck",
  arpeggio: "pluck",
  drums: "soft",
};
const STYLES: Style[] = [
  {
    ...POP,
    name: "chiptune",
    pattern: /\b(?:chiptune|8.?bit|video ?game|arcade|retro game)\b/i,
    bpm: [120, 140],
    lead: "square",
    arpeggio: "square",
  },
  {
    ...POP,
    name: "electronic",
    pattern: /\b(?:techno|house|electronic|edm|dance|trance|synth\w*|disco)\b/i,
    bpm: [118, 128],
    lead: "square",
    drums: "driving",
  },
  { ...POP, name: "rock", pattern: /\b(?:rock|punk|metal|guitars?)\b/i, bpm: [112, 136], drums: "driving" },
  {
    ...POP,
    name: "waltz",
    pattern: /\b(?:waltz|walzer|valse)\b/i,
    bpm: [126, 150],
    beatsPerBar: 3,
    lead: "flute",
    drums: "none",
  },
  {
    ...POP,
    name: "lullaby",
    pattern: /\b(?:lullab\w+|sleep\w*|music box|baby|night|wiegenlied|berceuse)\b/i,
    bpm: [64, 76],
    lead: "bell",
    drums: "none",
  },
  {
    ...POP,
    name: "ambient",
    pattern: /\b(?:ambient|calm|meditat\w+|relax\w*|drone|space|soft|peaceful)\b/i,
    bpm: [60, 72],
    lead: "flute",
    arpeggio: "bell",
    drums: "none",
  },
  {
    ...POP,
    name: "jazz",
    pattern: /\b(?:jazz|swing|blues|bossa|lo-?fi|lounge|caf[eé])\b/i,
    bpm: [78, 94],
    lead: "flute",
    drums: "soft",
  },
  {
    ...POP,
    name: "classical",
    pattern: /\b(?:classical|piano|orchestra\w*|baroque|epic|cinematic|film|folk)\b/i,
    bpm: [84, 100],
    lead: "bell",
    drums: "none",
  },
  POP,
];
const SAD =
  /\b(?:sad|dark|minor|melanchol\w+|lonely|rain\w*|epic|tense|mystery|mysterious|goodbye|traurig|triste)\b/i;
const KEYS = ["C", "D♭", "D", "E♭", "E", "F", "F♯", "G", "A♭", "A", "B♭", "B"];
const MAJOR = [0, 2, 4, 5, 7, 9, 11];
const MINOR = [0, 2, 3, 5, 7, 8, 10];
// Steps of the scale from 0, one chord a bar.
const MAJOR_CHORDS = [
  [0, 4, 5, 3],
  [0, 5, 3, 4],
  [5, 3, 0, 4],
  [0, 2, 3, 4],
];
const MINOR_CHORDS = [
  [0, 5, 2, 6],
  [0, 3, 5, 4],
  [0, 6, 5, 6],
  [0, 2, 3, 6],
];

export interface Section {
  name: "Intro" | "Verse" | "Chorus" | "Bridge" | "Outro";
  bars: number;
}

/** A piece of music before it is played. */
export interface Song {
  style: Style;
  bpm: number;
  key: string;
  isMinor: boolean;
  /** The key's lowest note, as a MIDI number. */
  root: number;
  scale: number[];
  verse: number[];
  chorus: number[];
  sections: Section[];
  seconds: number;
  seed: string;
}

export function composeSong(prompt: string, seconds: number, variation: number): Song {
  const seed = `song ${variation} ${prompt.trim().toLowerCase()}`;
  const random = createRandom(seed);
  const style = STYLES.find(({ pattern }) => pattern.test(prompt)) ?? pick(random, STYLES);
  const isMinor = SAD.test(prompt) || (random.fraction() < 0.3 && !/happy|joy|upbeat|cheer/i.test(prompt));
  const bpm = random.integer(...style.bpm);
  const keyIndex = random.integer(0, 11);
  const chords = isMinor ? MINOR_CHORDS : MAJOR_CHORDS;
  return {
    style,
    bpm,
    key: `${KEYS[keyIndex]} ${isMinor ? "minor" : "major"}`,
    isMinor,
    root: 48 + ((keyIndex + 6) % 12) - 6,
    scale: isMinor ? MINOR : MAJOR,
    verse: pick(random, chords),
    chorus: pick(random, chords),
    sections: toSections(Math.max(4, Math.round((seconds * bpm) / 60 / style.beatsPerBar))),
    seconds,
    seed,
  };
}

/** `bars` in all: short ones go straight to the point. */
function toSections(bars: number): Section[] {
  const names: Section["name"][] =
    bars < 16
      ? ["Intro", "Verse", "Chorus"]
      : ["Intro", "Verse", "Chorus", "Verse", "Bridge", "Chorus", "Outro"];
  const shares = bars < 16 ? [0.2, 0.4, 0.4] : [0.1, 0.19, 0.17, 0.15, 0.1, 0.19, 0.1];
  const sections = names.map((name, index) => ({
    name,
    bars: Math.max(1, Math.round(bars * (shares[index] ?? 0))),
  }));
  const last = sections.at(-1);
  const sum = sections.reduce((total, section) => total + section.bars, 0);
  if (last) last.bars = Math.max(1, last.bars + bars - sum);
  return sections;
}

function pick<T>(random: Random, list: T[]): T {
  return list[random.integer(0, list.length - 1)] as T;
}
