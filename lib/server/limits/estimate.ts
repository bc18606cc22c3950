import "server-only";
import { type MediaContent, mediaIn } from "@/lib/protocol/media";
import { targetOf } from "@/lib/protocol/models";
import { formatOf } from "@/lib/protocol/picture-sizes";
import {
  agentPriceOf,
  cautiousPriceOf,
  type Price,
  priceOf,
  searchPrice,
  tierFactor,
} from "@/lib/protocol/price-table";
import { selectInputText } from "@/lib/protocol/select";
import { outputOf, type Target } from "@/lib/protocol/targets";
import type { Settings, Turn } from "@/lib/protocol/thread";
import { filmPrice } from "@/lib/protocol/turn-price";
import { budgetFor } from "@/lib/server/agents/policy";

// What a text model writes at most where nobody has chosen, thoughts included: it need not be sent to hold.
const OUTPUT_MAX_TOKENS = 65_536;
const INPUT_MAX_TOKENS = 1_048_576;
// English has four characters to a token, other languages fewer.
const BYTES_PER_TOKEN = 3;
/** Of what is not text, by the usual rates: a picture, 32 tokens for a second of sound, 258 for one of film. */
const PICTURE_TOKENS = 2_300;
const BYTES_PER_TOKEN_OF: Record<Exclude<MediaContent["type"], "image">, number> = {
  audio: 100,
  video: 240,
  document: 20,
};
// What tools bring in is read as input.
const TOOL_TOKENS = 50_000;
const SEARCHES = 5;
const AGENT_SEARCHES = 10;
const SEARCH_TOOLS: readonly string[] = ["google_search", "google_maps"];
// A model that makes pictures makes one as a rule, and may make another; it thinks and speaks besides.
const PICTURES = 2;
const PICTURE_WORDS = 8_192;
const TOKENS_OF_PICTURE = { "512": 750, "1K": 1_120, "2K": 1_120, "4K": 2_000 };
const SPOKEN_TOKENS_PER_BYTE = 2;
const PER_TOKEN = 1 / 1_000_000;

/** The price that something is counted by, whether or not a list has it. */
export function countedPrice({ settings, createdAt }: Pick<Turn, "settings" | "createdAt">): Price {
  const target = targetOf(settings);
  if (target.agent) return agentPriceOf(target.agent.kind);
  return priceOf(settings.model, createdAt) ?? cautiousPriceOf(target.output);
}

/**
 * What one call of a turn may cost at most, in US dollars, as far as that can be known before: all that the model
 * may write, what it is told, and what its tools bring. `historyBytes` is what stands before its input.
 */
export function estimateCall(
  turn: Pick<Turn, "settings" | "createdAt" | "input">,
  historyBytes: number,
): number {
  const { settings } = turn;
  const target = targetOf(settings);
  const price = countedPrice(turn);
  if (target.agent) return agentEstimate(target.agent, settings, price);
  const tools = settings.tools ?? [];
  const searches = tools.some(({ type }) => SEARCH_TOOLS.includes(type)) ? SEARCHES : 0;
  const instruction = settings.system_instruction ?? "";
  const read = inputTokens(turn.input) + tokensOf(instruction) + historyBytes / BYTES_PER_TOKEN;
  const told = Math.min(INPUT_MAX_TOKENS, read + (tools.length > 0 ? TOOL_TOKENS : 0));
  const dollars = told * longPrice(price).input * PER_TOKEN + outputEstimate(turn, target, price);
  return dollars * tierFactor(settings.service_tier) + searchPrice(settings.model, searches);
}

// For a million tokens that are indexed for search.
const INDEXING = 0.15;

/** What it costs at most to have a file indexed, in US dollars. */
export function indexingPrice({ size, mimeType }: { size: number; mimeType: string }): number {
  const bytesPerToken = mimeType.startsWith("text/") ? BYTES_PER_TOKEN : BYTES_PER_TOKEN_OF.document;
  return (size / bytesPerToken) * INDEXING * PER_TOKEN;
}

/** What a text model has not written of what was put aside for it, in US dollars; of what else is made nothing is known. */
export function unwrittenPrice(turn: Pick<Turn, "settings" | "createdAt" | "steps">): number {
  const { settings, steps } = turn;
  const target = targetOf(settings);
  if (target.agent || target.output !== "text") return 0;
  const written = Buffer.byteLength(JSON.stringify(steps)) / BYTES_PER_TOKEN;
  const { output } = longPrice(countedPrice(turn));
  return (
    Math.max(0, outputMaxOf(settings) - written) * output * PER_TOKEN * tierFactor(settings.service_tier)
  );
}

function agentEstimate(
  agent: NonNullable<Target["agent"]>,
  { agent_config }: Settings,
  price: Price,
): number {
  const [, usual] = agent.usualCost;
  if (agent.kind === "deep-research") return usual;
  // Nearly all that it uses is what it reads, again and again.
  return (
    budgetFor(agent_config?.max_total_tokens) * price.input * PER_TOKEN + searchPrice("", AGENT_SEARCHES)
  );
}

function outputEstimate(
  { settings, input }: Pick<Turn, "settings" | "input">,
  target: Target,
  price: Price,
): number {
  switch (target.output) {
    case "text":
      return outputMaxOf(settings) * longPrice(price).output * PER_TOKEN;
    case "image": {
      const tokens = TOKENS_OF_PICTURE[formatOf(settings, "image")?.image_size ?? "1K"];
      const { imageOutput = price.output } = price;
      return (PICTURES * tokens * imageOutput + PICTURE_WORDS * price.output) * PER_TOKEN;
    }
    case "speech":
      return spokenPrice(selectInputText({ input }), price);
    case "music":
      return price.song ?? 0;
    case "video":
      return filmPrice(settings, price);
  }
}

/** The price of a model by which it is counted now. */
export function modelPrice(model: string): Price {
  return priceOf(model, Date.now()) ?? cautiousPriceOf(outputOf({ model }));
}

/** What it costs at most to have a text read, and so many tokens written about it, in US dollars. */
export function wordsPrice(price: Price, { read, written }: { read: string; written: number }): number {
  const { input, output } = longPrice(price);
  return (tokensOf(read) * input + written * output) * PER_TOKEN;
}

/** What it costs at most to have a text spoken, in US dollars. */
export function spokenPrice(text: string, price: Price): number {
  return Buffer.byteLength(text) * SPOKEN_TOKENS_PER_BYTE * price.output * PER_TOKEN;
}

function longPrice(price: Price): Pick<Price, "input" | "output"> {
  return price.long ?? price;
}

function outputMaxOf({ generation_config }: Settings): number {
  return generation_config?.max_output_tokens ?? OUTPUT_MAX_TOKENS;
}

function inputTokens(input: Turn["input"]): number {
  const media = mediaIn(input).map(({ type, media: stored }) =>
    type === "image" ? PICTURE_TOKENS : (stored?.size ?? 0) / BYTES_PER_TOKEN_OF[type],
  );
  return media.reduce((sum, tokens) => sum + tokens, tokensOf(selectInputText({ input })));
}

function tokensOf(text: string): number {
  return Buffer.byteLength(text) / BYTES_PER_TOKEN;
}
