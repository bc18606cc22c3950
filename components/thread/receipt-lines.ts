import type { Usage } from "@/lib/protocol/interaction";
import type { Receipt } from "@/lib/protocol/select";
import { formatElapsed } from "./format-elapsed";

/** `isPart` marks a line that is contained in the one above it. */
export type ReceiptLine = { name: string; value: string; isPart?: boolean };

type Modalities = Usage["input_tokens_by_modality"];

const MINUTE_MS = 60_000;
const COUNT = new Intl.NumberFormat("en");
const DOLLARS = new Intl.NumberFormat("en", {
  style: "currency",
  currency: "USD",
  maximumSignificantDigits: 2,
});
const SECONDS = new Intl.NumberFormat("en", {
  style: "unit",
  unit: "second",
  unitDisplay: "narrow",
  maximumFractionDigits: 1,
});

export function receiptLines(receipt: Receipt): ReceiptLine[] {
  const { usage, target, price, serviceTier, firstTextAt, settledAt } = receipt;
  // Of the work of agents Google tells some time after its end.
  const unknown = target.agent === undefined ? "not reported" : "Google has not told yet";
  return [
    ...(usage ? usageLines(usage) : [{ name: "Tokens", value: unknown }]),
    ...(serviceTier ? [{ name: "Service tier", value: serviceTier }] : []),
    ...(price === null ? [] : [{ name: "Price, estimated", value: DOLLARS.format(price) }]),
    ...(firstTextAt === null ? [] : [{ name: "Time to first text", value: seconds(firstTextAt) }]),
    ...(settledAt === null ? [] : [{ name: "Total time", value: totalTime(settledAt) }]),
  ];
}

function usageLines(usage: Usage): ReceiptLine[] {
  return [
    { name: "Input tokens", value: count(usage.total_input_tokens) },
    ...modalityLines(usage.input_tokens_by_modality),
    ...partLine("from the cache", usage.total_cached_tokens),
    { name: "Output tokens", value: count(usage.total_output_tokens) },
    ...modalityLines(usage.output_tokens_by_modality),
    ...line("Thinking tokens", usage.total_thought_tokens),
    ...line("Tool use tokens", usage.total_tool_use_tokens),
    ...line("Tokens in all", usage.total_tokens),
    ...(usage.grounding_tool_count ?? []).flatMap((tool) =>
      line(`Calls of ${tool.type ?? "a tool"}`, tool.count),
    ),
  ];
}

// One kind alone says nothing that the line above it does not.
function modalityLines(modalities: Modalities): ReceiptLine[] {
  if (!modalities || modalities.length < 2) return [];
  return modalities.flatMap((row) => partLine(String(row.modality).toLowerCase(), row.tokens));
}

function line(name: string, tokens: number | undefined): ReceiptLine[] {
  return tokens ? [{ name, value: count(tokens) }] : [];
}

function partLine(name: string, tokens: number | undefined): ReceiptLine[] {
  return line(name, tokens).map((part) => ({ ...part, isPart: true }));
}

function count(tokens = 0): string {
  return COUNT.format(tokens);
}

function totalTime(ms: number): string {
  return ms < MINUTE_MS ? seconds(ms) : formatElapsed(ms);
}

function seconds(ms: number): string {
  return SECONDS.format(ms / 1000);
}
