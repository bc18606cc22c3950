/** Red, green, blue from 0 to 255. */
export type Colour = readonly [number, number, number];

export const WHITE: Colour = [255, 255, 255];

export function hex(text: string): Colour {
  const value = Number.parseInt(text, 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

export function mix([r, g, b]: Colour, [r2, g2, b2]: Colour, share: number): Colour {
  return [r + (r2 - r) * share, g + (g2 - g) * share, b + (b2 - b) * share];
}

/** Turns the hue by degrees and keeps the brightness about as it is. */
export function turnHue([r, g, b]: Colour, degrees: number): Colour {
  const angle = (degrees * Math.PI) / 180;
  const grey = (r + g + b) / 3;
  const x = r - 0.5 * (g + b);
  const y = (Math.sqrt(3) / 2) * (g - b);
  const turnedX = x * Math.cos(angle) - y * Math.sin(angle);
  const turnedY = x * Math.sin(angle) + y * Math.cos(angle);
  return [
    clamp(grey + (2 / 3) * turnedX),
    clamp(grey - turnedX / 3 + turnedY / Math.sqrt(3)),
    clamp(grey - turnedX / 3 - turnedY / Math.sqrt(3)),
  ];
}

export function clamp(value: number): number {
  return Math.min(255, Math.max(0, value));
}

/** A colour by its name in English, German, French or Spanish. */
const NAMES: [RegExp, Colour][] = [
  [/^(?:red|crimson|scarlet|rot\w*|rouges?|roj[oa]s?)$/, hex("d8433c")],
  [/^(?:orange|amber|naranja)$/, hex("ee8b34")],
  [/^(?:yellow|gold|golden|gelb\w*|jaunes?|amarill[oa]s?)$/, hex("f2c53d")],
  [/^(?:green|emerald|grün\w*|verte?s?|verdes?)$/, hex("3f9c5a")],
  [/^(?:teal|turquoise|cyan|aqua)$/, hex("2ba5a5")],
  [/^(?:blue|navy|azure|blau\w*|bleue?s?|azul(?:es)?)$/, hex("3a6fd0")],
  [/^(?:purple|violet|lilac|lavender|lila|violette?s?|morad[oa]s?)$/, hex("8a5cc4")],
  [/^(?:pink|rosa|roses?|magenta)$/, hex("e8779f")],
  [/^(?:brown|braun\w*|marron|marrón)$/, hex("8a5a3b")],
  [/^(?:black|schwarz\w*|noire?s?|negr[oa]s?)$/, hex("2b2b33")],
  [/^(?:white|weiß\w*|blanch?e?s?|blanc[oa]s?)$/, hex("f5f3ec")],
  [/^(?:gr[ae]y|silver|grau\w*|grise?s?)$/, hex("9298a3")],
];

export function findColour(word: string): Colour | undefined {
  return NAMES.find(([pattern]) => pattern.test(word.toLowerCase()))?.[1];
}
