import { createRandom } from "../random.ts";
import { capitalise } from "../scenarios/topic.ts";
import type { Section, Song } from "./song.ts";

const MOST_TOPIC_WORDS = 5;
const VERSES = [
  [
    "Morning comes on quiet feet",
    "and finds us in the middle of",
    "a half remembered melody",
    "of {topic}, and of love",
  ],
  [
    "There is a light behind the door",
    "a window left ajar",
    "and {topic} on the radio",
    "as distant as a star",
  ],
  [
    "We counted every passing mile",
    "and every turning tide",
    "with {topic} for a compass",
    "and the evening for a guide",
  ],
  [
    "The kettle sings, the cups are warm",
    "the clock forgets the hour",
    "and {topic} comes and sits with us",
    "like rain upon a flower",
  ],
];
const CHORUSES = [
  [
    "Oh, {topic}, carry me home",
    "over the hills and along the foam",
    "oh, {topic}, stay for a while",
    "stay for another mile",
  ],
  [
    "Sing it again, sing it for {topic}",
    "sing it as long as the night",
    "nothing we lose is lost for ever",
    "if we hold it up to the light",
  ],
];
const BRIDGE = ["And if the words should leave us", "the tune will find the way"];

/** The text beside the music: what it is, and words to it unless it is to be played alone. */
export function writeLyrics(song: Song, prompt: string): string {
  const topic = topicOfSong(prompt);
  const facts = `${song.style.name}, ${song.key}, ${song.bpm} beats a minute, ${song.seconds} seconds`;
  const head = `**${capitalise(topic)}**\n\n*${capitalise(facts)}*`;
  if (/\binstrumental\b|\bno (?:vocals|lyrics|words)\b|\bwithout (?:vocals|words)\b/i.test(prompt)) {
    return `${head}\n\n${song.sections.map(({ name, bars }) => `- [${name}] ${bars} bars`).join("\n")}\n`;
  }
  const random = createRandom(`lyrics ${song.seed}`);
  const first = random.integer(0, VERSES.length - 1);
  const chorus = CHORUSES[random.integer(0, CHORUSES.length - 1)] ?? [];
  let verses = 0;
  const lines = (name: Section["name"]): string[] => {
    if (name === "Verse") return VERSES[(first + verses++) % VERSES.length] ?? [];
    if (name === "Bridge") return BRIDGE;
    return name === "Chorus" ? chorus : [];
  };
  const parts = song.sections.map(({ name }) => [`[${name}]`, ...lines(name)].join("  \n"));
  return `${head}\n\n${parts.join("\n\n").replaceAll("{topic}", topic)}\n`;
}

/** What follows "about" or the like, at most five words of it. */
function topicOfSong(prompt: string): string {
  const words = /\b(?:about|of|for|über|sur|sobre)\s+([^.,;:!?\n]+)/i.exec(prompt)?.[1]?.trim().split(/\s+/);
  return words?.slice(0, MOST_TOPIC_WORDS).join(" ").toLowerCase() ?? "the river";
}
