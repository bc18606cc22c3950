import type { Output } from "./targets";
import type { VIDEO_RESOLUTIONS } from "./thread";

export const PRICES_AS_OF = "2026-10-07";

/** US dollars, paid tier, as quoted on the date above. Tokens by the million. */
export type Price = {
  input: number;
  output: number;
  /** Where sound that is read costs otherwise than words. */
  audioInput?: number;
  /** Where pictures cost otherwise than the words beside them. */
  imageOutput?: number;
  cached?: number;
  /** Of a call that reads more than `LONG_TOKENS`. */
  long?: { input: number; output: number };
  song?: number;
  filmSecond?: Record<(typeof VIDEO_RESOLUTIONS)[number], number>;
};
type Row = Price & { from: string; until?: string };

export const LONG_TOKENS = 200_000;

const FLASH: readonly Row[] = [
  { input: 0.75, output: 3.75, cached: 0.075, from: "2026-09-02", until: "2027-01-01" },
  { input: 1.5, output: 7.5, from: "2027-01-01" },
];
const PRO: Row = { input: 2, output: 12, long: { input: 4, output: 18 }, from: "2026-02-19" };
// Of half a million pixels nothing is quoted, nor of eight: the next that is known, and twice the dearest.
const FILM = { "360p": 0.1, "720p": 0.1, "1080p": 0.15, "4k": 0.3 };

const PRICES: Record<string, readonly Row[]> = {
  "gemini-3.8-flash": FLASH,
  "gemini-3.7-flash": FLASH,
  "gemini-3.6-flash": FLASH,
  "gemini-3.5-flash": [{ input: 1.5, output: 9, from: "2026-05-19" }],
  "gemini-3.5-flash-lite": [{ input: 0.3, output: 2.5, from: "2026-07-21" }],
  "gemini-3.1-flash-lite": [{ input: 0.25, output: 1.5, from: "2026-05-07" }],
  "gemini-3.1-pro-preview": [PRO],
  "gemini-2.5-flash": [{ input: 0.3, output: 2.5, audioInput: 1, from: "2025-06-17" }],
  "gemini-3.1-flash-image": [{ input: 0.5, output: 3, imageOutput: 60, from: "2026-10-02" }],
  "lyria-3.5": [{ input: 0, output: 0, song: 0.08, from: "2026-10-02" }],
  "gemini-omni-1.1-flash": [{ input: 0, output: 0, filmSecond: FILM, from: "2026-10-02" }],
  "gemma-4-31b-it": [{ input: 0, output: 0, from: "2026-01-01" }],
};

/** For what no list names, the dearest of its kind that one does: what is spent must not be more than was counted. */
const UNKNOWN: Record<Output, Price> = {
  text: { input: 4, output: 18 },
  image: { input: 4, output: 18, imageOutput: 120 },
  speech: { input: 4, output: 20 },
  music: { input: 4, output: 18, song: 0.08 },
  video: { input: 4, output: 18, filmSecond: FILM },
};

/** The price of a model at a time, in ms since the epoch; null where it is not known. */
export function priceOf(model: string, at: number): Price | null {
  const day = new Date(at).toISOString().slice(0, 10);
  return PRICES[model]?.find((row) => row.until === undefined || day < row.until) ?? null;
}

/** What is counted for a model whose price is not known. */
export function cautiousPriceOf(output: Output): Price {
  return UNKNOWN[output];
}

/**
 * What is counted for an agent. No list has it by the token: research costs about what the larger model would,
 * what works in a machine of its own what the dearer of the quick ones does, and most of what it reads is cached.
 */
export function agentPriceOf(kind: "antigravity" | "deep-research"): Price {
  return kind === "deep-research" ? { ...PRO, cached: 0.2 } : { input: 1.5, output: 9, cached: 0.15 };
}

// Flex is about half the price; priority costs 75 to 100 % more, so the estimate takes the upper end.
const TIER_FACTORS: Record<string, number> = { standard: 1, flex: 0.5, priority: 2 };

export function tierFactor(tier: string | undefined): number {
  return TIER_FACTORS[tier ?? "standard"] ?? 1;
}

// 14 dollars for a thousand queries; the generation before is billed 35 for a thousand answers that searched.
const QUERY = 0.014;
const SEARCHED_ANSWER = 0.035;

/** What `queries` of Google's search, or of its maps, cost within one call. What is free each month is not taken off. */
export function searchPrice(model: string, queries: number): number {
  if (queries === 0) return 0;
  return /^gemini-2\./.test(model) ? SEARCHED_ANSWER : queries * QUERY;
}
