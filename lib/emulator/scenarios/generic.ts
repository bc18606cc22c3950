import { choose, type Prompt, type Scenario, say, thought } from "../prompt.ts";
import { topicOf } from "./topic.ts";

const LONGEST_QUOTE = 280;

const OPENINGS: [string, string, string] = [
  "That deserves a better answer than I can give:",
  "A real model would now think about this:",
  "I have read your message with care:",
];

const SUGGESTIONS: [string, ...string[]][] = [
  [
    "*I have 2 dogs in my house*, then *How many paws are in my house?*",
    "*Show me everything in Markdown*",
    "*Code in Python*",
  ],
  [
    "*Write a long answer about tides*, and reload the page in the middle",
    "*What is 12 × 7?*",
    "*Some math, please*",
  ],
  ["*Write a haiku*", "*Answer in Japanese and Arabic*", "*Count to 300*, and press Stop"],
];

/** The answer to everything else: what was asked, what this is, and three things to try. */
export const answerAnything = (prompt: Prompt) => {
  const topic = topicOf(prompt.text) || "your message";
  const suggestions = SUGGESTIONS[(prompt.turns.length + prompt.variation) % SUGGESTIONS.length] ?? [];
  const parts = [
    `${choose(prompt, OPENINGS)}\n\n${quote(prompt.text)}`,
    "This is **Parley's demo**: with no API key set, an emulator of the Gemini Interactions API answers, with a fixed set of things to say. Everything around me is real: the stream, the storage, the stop button.",
    `Three things that I do well:\n\n${suggestions.map((text, index) => `${index + 1}. ${text}`).join("\n")}`,
  ];
  return say(
    parts.join("\n\n"),
    thought("Reading the message", `It is about ${topic}.`),
    thought("Admitting the limits", "I have no knowledge of my own, so I say so and offer what works."),
    thought("Choosing suggestions", "Three short ones, different from those I gave before."),
  );
};

/** Words that only steer the emulator. */
export const answerSilence: Scenario = (prompt) => {
  if (prompt.text !== "") return undefined;
  return say(
    STEERED,
    thought("Finding no question", "The message only steers the emulator, so I talk until it strikes."),
  );
};

const STEERED = `Your message holds only words that steer the emulator, so let me talk while they take effect.

A stream is a promise in instalments. Each event says a little, and none of them says how many are to follow, so a careful reader keeps what has come, marks where it was, and is ready at any moment to ask for the rest.

What can happen on the way is easily listed: the line may fall silent, or break, or repeat itself; the sender may change its mind; the last word may be missing, or the first. A page that is honest about this says which of these it was, keeps what was on screen, and offers the one step that helps.

If you are reading this to its end, then nothing has gone wrong, or it has gone wrong in a way that was repaired. Either is a good result.`;

function quote(text: string): string {
  const short = text.length > LONGEST_QUOTE ? `${[...text].slice(0, LONGEST_QUOTE).join("")}…` : text;
  return short
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n");
}
