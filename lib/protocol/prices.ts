import type { Usage } from "./interaction";

/** US dollars per million tokens, paid tier, as quoted on the date beside them. */
type Price = {
  input: number;
  output: number;
  /** Where pictures cost otherwise than the words beside them. */
  imageOutput?: number;
  cached?: number;
  from: string;
  until?: string;
};

export const PRICES_AS_OF = "2026-10-07";

const FLASH: readonly Price[] = [
  { input: 0.75, output: 3.75, cached: 0.075, from: "2026-09-02", until: "2027-01-01" },
  { input: 1.5, output: 7.5, from: "2027-01-01" },
];

const PRICES: Record<string, readonly Price[]> = {
  "gemini-3.8-flash": FLASH,
  "gemini-3.7-flash": FLASH,
  "gemini-3.6-flash": FLASH,
  "gemini-3.5-flash": [{ input: 1.5, output: 9, from: "2026-05-19" }],
  "gemini-3.5-flash-lite": [{ input: 0.3, output: 2.5, from: "2026-07-21" }],
  "gemini-3.1-flash-lite": [{ input: 0.25, output: 1.5, from: "2026-05-07" }],
  "gemini-3.1-pro-preview": [{ input: 2, output: 12, from: "2026-02-19" }],
  "gemini-2.5-flash": [{ input: 0.3, output: 2.5, from: "2025-06-17" }],
  "gemini-3.1-flash-image": [{ input: 0.5, output: 3, imageOutput: 60, from: "2026-10-02" }],
  "gemma-4-31b-it": [{ input: 0, output: 0, from: "2026-01-01" }],
};

// Flex is about half the price; priority costs 75 to 100 % more, so the estimate takes the upper end.
const TIER_FACTORS: Record<string, number> = { standard: 1, flex: 0.5, priority: 2 };

const PER_TOKEN = 1 / 1_000_000;

/**
 * What a call cost in US dollars, estimated from its usage: thinking is billed as output, tokens of
 * tool use as input. Null where the price of the model is not known. `at` is in ms since the epoch.
 */
export function estimatePrice(model: string, usage: Usage, at: number, tier = "standard"): number | null {
  const day = new Date(at).toISOString().slice(0, 10);
  const price = PRICES[model]?.find((row) => row.until === undefined || day < row.until);
  if (!price) return null;
  const cached = usage.total_cached_tokens ?? 0;
  const input = Math.max(0, (usage.total_input_tokens ?? 0) - cached) + (usage.total_tool_use_tokens ?? 0);
  const images = price.imageOutput === undefined ? 0 : imageTokensOf(usage);
  const words = (usage.total_output_tokens ?? 0) + (usage.total_thought_tokens ?? 0) - images;
  const output = words * price.output + images * (price.imageOutput ?? 0);
  const dollars = input * price.input + cached * (price.cached ?? price.input) + output;
  return dollars * PER_TOKEN * (TIER_FACTORS[tier] ?? 1);
}

function imageTokensOf({ output_tokens_by_modality: rows = [] }: Usage): number {
  return rows.reduce((sum, { modality, tokens = 0 }) => sum + (modality === "image" ? tokens : 0), 0);
}
