import { type Scenario, say, thought } from "../prompt.ts";

const LONGEST = 50_000;
const WORDS = "amber birch cedar delta ember fjord grove heron inlet juniper kelp larch".split(" ");

/** `count to 500`, `repeat 300 words`, `20 KB`: answers whose length is known beforehand. */
export const answerCounting: Scenario = ({ text }) => {
  const count = /\bcount(?:ing)? (?:from (\d+) )?(?:up )?to (\d+)/i.exec(text);
  if (count) return say(numbersBetween(Number(count[1] ?? 1), Number(count[2])), COUNTING_THOUGHT);
  const repeat = /\b(?:repeat|say|write|exactly) (\d+) words\b/i.exec(text);
  if (repeat) return say(words(Number(repeat[1])), COUNTING_THOUGHT);
  const size = /\b(\d+(?:\.\d+)?) ?(?:kb|kilobytes?)\b/i.exec(text);
  return size ? say(textOfSize(Number(size[1]) * 1_024), COUNTING_THOUGHT) : undefined;
};

const COUNTING_THOUGHT = thought("Planning the length", "The length is given, so I only have to keep count.");

function numbersBetween(first: number, last: number): string {
  const length = Math.min(LONGEST, Math.max(0, last - first + 1));
  return Array.from({ length }, (_, index) => first + index).join(" ");
}

function words(count: number): string {
  const length = Math.min(LONGEST, count);
  return Array.from({ length }, (_, index) => WORDS[index % WORDS.length]).join(" ");
}

/** Markdown of about that many bytes: paragraphs of numbered sentences under headings. */
function textOfSize(bytes: number): string {
  const parts: string[] = [];
  for (let size = 0, number = 1; size < Math.min(bytes, 2_000_000); number += 1) {
    const heading = number % 8 === 1 ? `## Part ${(number + 7) / 8}\n\n` : "";
    const part = `${heading}Sentence ${number} stands for **itself**, between \`${number - 1}\` and \`${number + 1}\`; ${words(18)}.`;
    parts.push(part);
    size += part.length + 2;
  }
  return parts.join("\n\n");
}
