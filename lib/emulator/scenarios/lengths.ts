import { choose, type Prompt, type Scenario, say, thought } from "../prompt.ts";
import { capitalise, topicOf } from "./topic.ts";

const HAIKUS: [string, string, string] = [
  "Rain on the tin roof:\nthe whole village is counting\nand no one speaks first.",
  "The heron lets go\nof the river for a breath,\nthen is river too.",
  "Old pond, new ripple;\nthe frog has already left\nbefore the sound comes.",
];

const SHORT: [string, string] = [
  "In short: it depends on what you want to keep. (This is Parley's demo; a model would know more.)",
  "Briefly: yes, with care. (This is Parley's demo; a model would say why.)",
];

export const answerLengths: Scenario = (prompt) => {
  if (/\bhaiku\b/i.test(prompt.text)) {
    return say(choose(prompt, HAIKUS), thought("Counting syllables", "Five, seven, five."));
  }
  if (/\b(?:short|brief|briefly|one sentence)\b/i.test(prompt.text)) return say(choose(prompt, SHORT));
  if (/\b(?:long|detailed|essay|in depth)\b/i.test(prompt.text)) return essay(prompt);
  return undefined;
};

const CHAPTERS: [string, string][] = [
  [
    "Where it begins",
    "Every account of {topic} starts somewhere, and the choice of the start is already half of the argument. Some begin with a date, some with a person, and the careful ones with a question: what would be different if it were not there?",
  ],
  [
    "What it is made of",
    "Taken apart, {topic} shows three layers. The first is what anyone can see. The second is what one sees after a week of looking. The third is what only becomes visible when something breaks, which is why good observers are fond of faults.",
  ],
  [
    "How it changes",
    "Nothing about {topic} stands still. It moves slowly for years, then quickly for a season, and those who live through the season believe that it was always so. Records help: a plain list, kept for long enough, is worth more than a theory.",
  ],
  [
    "Who disagrees",
    "There are two schools. The one says that {topic} is a matter of structure, the other that it is a matter of habit. Each explains well what the other leaves out, and the honest summary is that both have been measured too seldom.",
  ],
  [
    "What it costs",
    "One should ask what {topic} takes as well as what it gives: time first, attention second, and third the things that were not done meanwhile. The sum is rarely large on any day, and rarely small in the end.",
  ],
  [
    "What to do about it",
    "Begin small. Write down what you expect of {topic}, do one thing, and compare. After five rounds the notes will know more than either of us.",
  ],
];

/** About nine kilobytes with headings, lists, a table and a quotation, all about the topic. */
function essay(prompt: Prompt) {
  const topic =
    topicOf(prompt.text.replace(/\b(?:long|detailed|very|answer|essay|text|in depth|about)\b/gi, " ")) ||
    "it";
  const chapters = CHAPTERS.map(([heading, text], index) => chapter(`${index + 1}. ${heading}`, text, topic));
  const opening = `# ${capitalise(topic)}\n\nYou asked for a long answer, so here is one in six parts. It is written by Parley's demo partner: the form is real, the learning is not.`;
  return say(
    [opening, ...chapters, closing(topic)].join("\n\n"),
    thought("Outlining", `Six parts on ${topic}: origin, matter, change, dispute, cost, advice.`),
    thought("Varying the form", "A wall of text tires; each part gets a list or a quotation."),
    thought("Checking the length", "Long was asked for, so I do not cut corners."),
  );
}

function chapter(heading: string, text: string, topic: string): string {
  const filled = text.replaceAll("{topic}", topic);
  const points = [
    `**Look** at ${topic} twice, once from near and once from far.`,
    "**Ask** someone who has been at it for longer, and then someone who has just begun.",
    "**Keep** what survives both, and say plainly which parts you have *not* checked.",
  ];
  return `## ${heading}\n\n${filled}\n\nConsider an example. A town by a river builds a bridge, then a second one beside it, because the first is loved too much to be torn down. Ask in that town about ${topic} and you will be shown both bridges. The old one carries the stories, the new one the traffic, and the mayor will tell you that the budget knows only one of them.\n\n${points.map((point) => `- ${point}`).join("\n")}\n\n> What is said of ${topic} is said in passing; what is done about it stays.\n\nFrom this follows little that is certain and much that is useful: the useful part is to go on to the next question with fewer assumptions than before.`;
}

function closing(topic: string): string {
  return `## Summary\n\n| Part | In a word |\n|---|---|\n| Beginning | a choice |\n| Matter | three layers |\n| Change | slow, then quick |\n| Dispute | structure or habit |\n| Cost | attention |\n| Advice | small rounds |\n\nThat is ${topic}, at length.`;
}
