const WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");
const ZONES: Record<string, string> = {
  tokyo: "Asia/Tokyo",
  berlin: "Europe/Berlin",
  paris: "Europe/Paris",
  london: "Europe/London",
  "new york": "America/New_York",
  sydney: "Australia/Sydney",
  "são paulo": "America/Sao_Paulo",
  delhi: "Asia/Kolkata",
  nairobi: "Africa/Nairobi",
};

export function isPlaceName(key: string): boolean {
  return /^(?:location|city|place|town|where)(?:_?name)?$/i.test(key);
}

/** "Paris" and "New York" of "in Paris and New York". */
export function findPlaces(text: string): string[] {
  const name = "\\p{Lu}[\\p{L}'-]+(?: \\p{Lu}[\\p{L}'-]+)*";
  const list = new RegExp(`\\b(?:in|for|at|of) (${name}(?:(?:, and |, or |, | and | or )${name})*)`, "u");
  return (list.exec(text)?.[1] ?? "").split(/, and |, or |, | and | or /).filter(Boolean);
}

/** An IANA zone named in the text, or that of a city. */
export function findZone(text: string): string | undefined {
  const named = /\b(?:[A-Z]\w+\/[A-Z]\w+|UTC|GMT)\b/.exec(text)?.[0];
  const lower = text.toLowerCase();
  return named ?? Object.entries(ZONES).find(([city]) => lower.includes(city))?.[1];
}

export interface Conversion {
  value: number;
  from: string;
  to: string;
}

/** "5 miles to kilometres", "how many km are 5 miles". */
export function findConversion(text: string): Conversion | undefined {
  const forward = /(-?\d+(?:\.\d+)?)\s*([\p{L}°]+)\s+(?:to|into|in|as)\s+([\p{L}°]+)/iu.exec(text);
  if (forward) return { value: Number(forward[1]), from: forward[2] ?? "", to: forward[3] ?? "" };
  const asked = /how many ([\p{L}°]+) (?:is|are|in)(?: there in)? (-?\d+(?:\.\d+)?)\s*([\p{L}°]+)/iu.exec(
    text,
  );
  return asked ? { value: Number(asked[2]), from: asked[3] ?? "", to: asked[1] ?? "" } : undefined;
}

export interface Dice {
  count: number;
  sides: number | undefined;
}

/** "3d20", "roll three dice with 20 sides", "a 12-sided die". */
export function findDice(text: string): Dice | undefined {
  const short = /\b(\d*)d(\d+)\b/i.exec(text);
  if (short) return { count: Number(short[1] || 1), sides: Number(short[2]) };
  const counted = new RegExp(
    `\\b(\\d+|an?|${WORDS.join("|")})\\s+(?:\\S+\\s+){0,2}?(?:dice|die)\\b`,
    "i",
  ).exec(text);
  if (!counted) return undefined;
  const sides = /\b(\d+)[\s-]*(?:sides?|sided|faces?)\b/i.exec(text)?.[1];
  return { count: parseNumber(counted[1] ?? ""), sides: sides === undefined ? undefined : Number(sides) };
}

/** Whole numbers and fractions, and the words up to twelve. */
export function findNumbers(text: string): number[] {
  const pattern = new RegExp(`-?\\d+(?:\\.\\d+)?|\\b(?:${WORDS.join("|")})\\b`, "gi");
  return [...text.matchAll(pattern)].map(([found]) => parseNumber(found));
}

function parseNumber(word: string): number {
  const position = WORDS.indexOf(word.toLowerCase());
  if (position >= 0) return position;
  return /^an?$/i.test(word) ? 1 : Number(word);
}
