/** One sound: how the mouth stands, how much voice and how much noise there is, and for how long. */
export interface Phone {
  ms: number;
  /** The resonances of the mouth in Hz. */
  formants: readonly [number, number, number];
  voice: number;
  noise: number;
  noiseHz: number;
  isVowel: boolean;
}

type Formants = Phone["formants"];

const VOWELS: Record<string, Formants> = {
  a: [730, 1_190, 2_440],
  e: [530, 1_840, 2_480],
  i: [300, 2_250, 3_000],
  o: [560, 880, 2_410],
  u: [320, 900, 2_240],
  y: [340, 1_900, 2_500],
  ə: [500, 1_450, 2_480],
};
const SOFT: Record<string, Formants> = {
  m: [260, 1_000, 2_200],
  n: [260, 1_500, 2_400],
  l: [370, 1_150, 2_600],
  r: [380, 1_200, 1_700],
  w: [310, 650, 2_200],
  j: [280, 2_200, 2_900],
};
/** Where the noise of hissing sounds lies, and how loud it is. */
const HISSES: Record<string, [hz: number, level: number]> = {
  s: [5_600, 0.5],
  z: [5_000, 0.28],
  f: [4_200, 0.22],
  v: [3_400, 0.14],
  h: [1_500, 0.2],
  x: [2_400, 0.3],
};
const STOPS: Record<string, number> = {
  p: 900,
  t: 3_800,
  k: 2_000,
  b: 800,
  d: 3_200,
  g: 1_700,
  c: 2_200,
  q: 1_800,
};
const NEUTRAL: Formants = [500, 1_450, 2_480];

const silent = (ms: number): Phone => ({
  ms,
  formants: NEUTRAL,
  voice: 0,
  noise: 0,
  noiseHz: 2_000,
  isVowel: false,
});

/** The sounds of a word, by its letters. Words of other scripts get a syllable for each character. */
export function toPhones(word: string): Phone[] {
  const plain = word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const letters = [...plain].flatMap((letter) => (/[a-z]/.test(letter) ? [letter] : spell(letter)));
  const text = letters
    .join("")
    .replace(/([aeiou])\1+/g, "$1:")
    .replace(/(?<=[^aeiou])e$/, "")
    .replace(/sh|sch/g, "x")
    .replace(/ch|tch/g, "tx")
    .replace(/th/g, "f")
    .replace(/ph/g, "f")
    .replace(/([b-df-hj-np-tv-z])\1/g, "$1");
  return [...text].flatMap((letter, index) => toPhone(letter, text[index + 1] === ":"));
}

/** A rest, as at a comma or a full stop. */
export function toPause(ms: number): Phone {
  return silent(ms);
}

/** A breath without voice, as in a sigh. */
export function toBreath(ms: number): Phone {
  return { ms, formants: VOWELS.a ?? NEUTRAL, voice: 0, noise: 0.25, noiseHz: 1_400, isVowel: false };
}

function toPhone(letter: string, isLong: boolean): Phone[] {
  const vowel = VOWELS[letter];
  if (vowel) return [voiced(vowel, isLong ? 150 : 92, 1, true)];
  const soft = SOFT[letter];
  if (soft) return [voiced(soft, 62, 0.55, false)];
  const hiss = HISSES[letter];
  if (hiss) {
    const voice = letter === "z" || letter === "v" ? 0.4 : 0;
    return [{ ms: 78, formants: NEUTRAL, voice, noise: hiss[1], noiseHz: hiss[0], isVowel: false }];
  }
  const burst = STOPS[letter];
  if (!burst) return [];
  const voice = "bdg".includes(letter) ? 0.25 : 0;
  return [
    { ...silent(42), voice: voice * 0.5 },
    { ms: 16, formants: NEUTRAL, voice, noise: 0.55, noiseHz: burst, isVowel: false },
  ];
}

function voiced(formants: Formants, ms: number, voice: number, isVowel: boolean): Phone {
  return { ms, formants, voice, noise: 0, noiseHz: 2_000, isVowel };
}

/** Digits by their English names, any other character by a syllable of its own. */
function spell(character: string): string[] {
  const digit = ["ziro", "wan", "tu", "fri", "for", "faif", "siks", "sevn", "eit", "nain"][Number(character)];
  if (/\d/.test(character)) return [...(digit ?? "")];
  if (!/\p{L}/u.test(character)) return [];
  const code = character.codePointAt(0) ?? 0;
  return ["kstnmrwhgzdb".charAt(code % 12), "aiueo".charAt(code % 5)];
}
