import { type Prompt, type Scenario, say, thought } from "../prompt.ts";

const TELLS_NAME =
  /(?:\bmy name is|\bcall me|\bi am called|\bi'm called|\bich heiße|\bmein name ist|je m'appelle|\bme llamo|\bmi chiamo)\s+([\p{L}][\p{L}'’-]*(?:\s\p{Lu}[\p{L}'’-]*)?)/iu;
const ASKS_NAME =
  /(?:what(?:'s| is) my name|who am i\b|do you (?:know|remember) my name|wie heiße ich|comment (?:je m'appelle|m'appelle-je)|cómo me llamo|come mi chiamo)/i;
const TELLS_PLACE = /\bi live in ([\p{L}][^.!?\n,]{1,60})/iu;
const ASKS_PLACE = /\bwhere do i live\b/i;
const TELLS_THING =
  /\b(?:my|(?:remember|note|keep in mind)[^.\n]{0,20}?\bthe) ((?:[\p{L}-]+ ){0,2}[\p{L}-]+) is ((?:[^.!?\n]|[.!?](?=\S)){1,80})/iu;
const ASKS_THING = /\bwhat(?:'s| is| was) (?:my|the) ((?:[\p{L}-]+ ){0,2}[\p{L}-]+)\s*\?/iu;

/** Remembers a name, a place, and any `my … is …` or `remember the … is …`. */
export const answerMemory: Scenario = (prompt) => recall(prompt) ?? takeNote(prompt);

function recall(prompt: Prompt) {
  const earlier = prompt.turns.map(({ text }) => text);
  const recalled = (found: string) =>
    say(found, thought("Looking back", "The person asks for something said earlier; I look it up."));
  if (ASKS_NAME.test(prompt.text)) {
    const name = lastMatch(earlier, TELLS_NAME)?.[1];
    return recalled(name ? `Your name is **${name}**.` : "You have not told me your name yet. What is it?");
  }
  if (ASKS_PLACE.test(prompt.text)) {
    const place = lastMatch(earlier, TELLS_PLACE)?.[1];
    return recalled(place ? `You live in **${place}**.` : "You have not told me where you live.");
  }
  const thing = ASKS_THING.exec(prompt.text)?.[1]?.toLowerCase();
  const known = thing && lastMatch(earlier, TELLS_THING, (match) => match[1]?.toLowerCase() === thing);
  return known ? recalled(`You told me: **${known[2]?.trim()}**.`) : undefined;
}

function takeNote({ text }: Prompt) {
  if (text.includes("?")) return undefined;
  const name = TELLS_NAME.exec(text)?.[1];
  if (name) return say(`Nice to meet you, **${name}**! Ask me later: *What is my name?*`);
  const place = TELLS_PLACE.exec(text)?.[1];
  if (place) return say(`**${place}**, noted. Ask me later: *Where do I live?*`);
  const [, thing, value] = TELLS_THING.exec(text) ?? [];
  return thing && value
    ? say(`Noted: ${thing} is **${value.trim()}**. Ask me about it whenever you like.`)
    : undefined;
}

function lastMatch(
  texts: string[],
  pattern: RegExp,
  accepts: (match: RegExpExecArray) => boolean = () => true,
) {
  return texts
    .flatMap((text) => text.split(/(?<=[.!?])\s+|\n/))
    .map((sentence) => pattern.exec(sentence))
    .findLast((match) => match !== null && accepts(match));
}
