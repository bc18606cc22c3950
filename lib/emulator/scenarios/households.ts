import { type Prompt, type Scenario, say, thought } from "../prompt.ts";
import { countOf, findKind, isPart, KIND_PATTERN, type Kind } from "./kinds.ts";

const NUMBERS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve".split("|");
const HAVING = /\b(?:have|has|got|own|owns|there (?:is|are)|live|lives|keep|adopted|bought|found|with)\b/i;
const LOSING = /\b(?:gave away|sold|lost|died|ran away|no longer)\b/i;
const ADDING = /\b(?:also|another|more|too|as well|adopted|bought|found|new|(?<!have |ve )got)\b/i;
const COUNTED = new RegExp(
  `\\b(no|an?|another|\\d+|${NUMBERS.join("|")})\\s+(?:more\\s+|other\\s+|new\\s+)?(?:[\\p{L}-]+\\s+){0,2}?(${KIND_PATTERN})\\b`,
  "giu",
);

type Household = Map<Kind, number>;

/** Remembers who lives with the person, and counts their legs, paws, wings or wheels. */
export const answerHousehold: Scenario = (prompt) => {
  const asked = /\bhow many ([\p{L}-]+)/iu.exec(prompt.text)?.[1]?.toLowerCase();
  if (asked) return answerCount(prompt, asked);
  const told = readHousehold([prompt.text]);
  if (told.size === 0 || prompt.text.includes("?")) return undefined;
  return say(acknowledge(readHousehold(allTexts(prompt)), told), thought("Taking note", noteOf(told)));
};

function answerCount(prompt: Prompt, asked: string) {
  const general = new RegExp(`\\b(?:does|do|has|have) (?:an? |the )?(${KIND_PATTERN})\\b`, "iu").exec(
    prompt.text,
  );
  const kind = findKind(general?.[1] ?? "");
  if (kind && isPart(asked)) return say(`${capital(one(kind))} has **${kind.parts[asked] ?? 0} ${asked}**.`);
  const household = readHousehold(allTexts(prompt));
  const counted = isPart(asked) ? countParts(household, asked) : countHeads(household, asked);
  if (!counted) return undefined;
  if (household.size === 0) {
    return say(
      `You have not told me who lives there yet. Say *I have 2 dogs in my house.* and ask me again.`,
    );
  }
  const { total, rows } = counted;
  const place = /\b(?:in|at|on) (?:my|our|the) ([\p{L}]+)/iu.exec(prompt.text)?.[1];
  const where = place ? ` in your ${place}` : "";
  const verb = total === 1 ? "is" : "are";
  const sum =
    rows.length > 1 ? `\n\nTogether: ${rows.map(({ product }) => product).join(" + ")} = **${total}**.` : "";
  const lines = rows.map(({ line }) => `- ${line}`).join("\n");
  return say(
    `There ${verb} **${total} ${total === 1 ? singularOf(asked) : asked}**${where}. This is how I count, from what you told me:\n\n${lines}${sum}`,
    thought("Recalling the household", noteOf(household)),
    thought("Counting", `I multiply each number by the ${asked} of its kind and add up.`),
  );
}

interface Count {
  total: number;
  rows: { line: string; product: number }[];
}

function countParts(household: Household, part: string): Count {
  const rows = [...household].map(([kind, count]) => {
    const each = kind.parts[part] ?? 0;
    const having = count === 1 ? " with" : ", each with";
    const line = `${countOf(kind, count)}${having} ${each} ${part}: ${count} × ${each} = ${count * each}`;
    return { line, product: count * each };
  });
  return { rows, total: rows.reduce((sum, { product }) => sum + product, 0) };
}

function countHeads(household: Household, asked: string): Count | undefined {
  const kind = findKind(asked);
  const isAll = /^(?:animals?|pets?)$/.test(asked);
  if (!kind && !isAll) return undefined;
  const chosen = [...household].filter(([candidate]) => (isAll ? candidate.isAnimal : candidate === kind));
  const rows = chosen.map(([candidate, count]) => ({ line: countOf(candidate, count), product: count }));
  return { rows, total: rows.reduce((sum, { product }) => sum + product, 0) };
}

function readHousehold(texts: string[]): Household {
  const household: Household = new Map();
  const sentences = texts.flatMap((text) => text.split(/(?<=[.!?])\s+|\n/));
  for (const sentence of sentences.filter((text) => !text.trim().endsWith("?"))) {
    const isLoss = LOSING.test(sentence);
    if (!isLoss && !HAVING.test(sentence)) continue;
    for (const [, number = "", name = ""] of sentence.matchAll(COUNTED)) {
      const kind = findKind(name);
      if (kind)
        household.set(kind, nextCount(household.get(kind) ?? 0, parseNumber(number), sentence, isLoss));
    }
  }
  return household;
}

function nextCount(known: number, told: number, sentence: string, isLoss: boolean): number {
  if (isLoss) return Math.max(0, known - told);
  return ADDING.test(sentence) ? known + told : told;
}

function parseNumber(word: string): number {
  const lower = word.toLowerCase();
  if (lower === "no") return 0;
  if (/^(?:an?|another)$/.test(lower)) return 1;
  const position = NUMBERS.indexOf(lower);
  return position === -1 ? Number(word) : position + 1;
}

function acknowledge(household: Household, told: Household): string {
  const first = [...told.keys()][0];
  const part = first?.parts.paws
    ? "paws"
    : first?.parts.legs
      ? "legs"
      : first?.parts.wheels
        ? "wheels"
        : "eyes";
  return `Noted: **${listOf(household)}**. I will remember that for as long as this conversation lasts.\n\nTry me: *How many ${part} are in my house?*`;
}

function noteOf(household: Household): string {
  return `The person told me of ${listOf(household) || "nobody yet"}.`;
}

function listOf(household: Household): string {
  return new Intl.ListFormat("en").format([...household].map(([kind, count]) => countOf(kind, count)));
}

function allTexts(prompt: Prompt): string[] {
  return [...prompt.turns.map(({ text }) => text), prompt.text];
}

function one({ singular }: Kind): string {
  return `${/^[aeiou]/.test(singular) ? "an" : "a"} ${singular}`;
}

function singularOf(asked: string): string {
  const irregular: Record<string, string> = { feet: "foot", hooves: "hoof" };
  return findKind(asked)?.singular ?? irregular[asked] ?? asked.replace(/s$/, "");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
