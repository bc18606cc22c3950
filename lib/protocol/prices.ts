import type { Usage } from "./interaction";
import { LONG_TOKENS, type Price, searchPrice, tierFactor } from "./price-table";

const PER_TOKEN = 1 / 1_000_000;

export type Call = { model: string; usage: Usage; tier?: string | undefined };

/**
 * What a call cost in US dollars by a price, estimated from its usage: thinking is billed as output, tokens of tool
 * use as input, and each search besides.
 */
export function callPrice({ model, usage, tier }: Call, price: Price): number {
  return tokenPrice(usage, price) * tierFactor(tier) + searchPrice(model, searchesOf(usage));
}

function tokenPrice(usage: Usage, price: Price): number {
  const all = usage.total_input_tokens ?? 0;
  const { input, output } = price.long && all > LONG_TOKENS ? price.long : price;
  const cached = usage.total_cached_tokens ?? 0;
  const sound = price.audioInput === undefined ? 0 : tokensOf(usage.input_tokens_by_modality, "audio");
  const read = Math.max(0, all - cached - sound) + (usage.total_tool_use_tokens ?? 0);
  const images = price.imageOutput === undefined ? 0 : tokensOf(usage.output_tokens_by_modality, "image");
  const written = (usage.total_output_tokens ?? 0) + (usage.total_thought_tokens ?? 0) - images;
  const dollars =
    read * input +
    cached * (price.cached ?? input) +
    sound * (price.audioInput ?? 0) +
    written * output +
    images * (price.imageOutput ?? 0);
  return dollars * PER_TOKEN;
}

const SEARCHES: readonly string[] = ["google_search", "google_maps"];

/** How many times a call has searched. */
export function searchesOf({ grounding_tool_count: rows = [] }: Usage): number {
  return rows.reduce((sum, { type, count = 0 }) => sum + (SEARCHES.includes(type ?? "") ? count : 0), 0);
}

function tokensOf(rows: Usage["input_tokens_by_modality"] = [], wanted: string): number {
  return rows.reduce((sum, { modality, tokens = 0 }) => sum + (modality === wanted ? tokens : 0), 0);
}
