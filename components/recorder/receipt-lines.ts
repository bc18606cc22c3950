import { formatElapsed } from "@/components/thread/format-elapsed";
import { dollarFormat, numberFormat } from "@/lib/i18n/formats";
import { msg, t } from "@/lib/i18n/translate";
import type { Usage } from "@/lib/protocol/interaction";
import type { Receipt } from "@/lib/protocol/select";

/** `isPart` marks a line that is contained in the one above it. */
export type ReceiptLine = { name: string; value: string; isPart?: boolean };

type Modalities = Usage["input_tokens_by_modality"];

const MINUTE_MS = 60_000;
const COUNT = numberFormat();
const DOLLARS = dollarFormat({ maximumSignificantDigits: 2 });
const SECONDS = numberFormat({
  style: "unit",
  unit: "second",
  unitDisplay: "narrow",
  maximumFractionDigits: 1,
});
/** What the API counts apart; of another kind its own word is shown. */
const MODALITIES: ReadonlyMap<string, string> = new Map([
  ["text", msg("text")],
  ["image", msg("image")],
  ["audio", msg("audio")],
  ["video", msg("video")],
  ["document", msg("document")],
]);

export function receiptLines(receipt: Receipt): ReceiptLine[] {
  const { usage, target, price, serviceTier, firstTextAt, settledAt } = receipt;
  // Of the work of agents Google tells some time after its end.
  const unknown = target.agent === undefined ? t("not reported") : t("Google has not told yet");
  return [
    ...(usage ? usageLines(usage) : [{ name: t("Tokens"), value: unknown }]),
    ...(serviceTier ? [{ name: t("Service tier"), value: serviceTier }] : []),
    ...(price === null ? [] : [{ name: t("Price, estimated"), value: DOLLARS.format(price) }]),
    ...(firstTextAt === null ? [] : [{ name: t("Time to first text"), value: seconds(firstTextAt) }]),
    ...(settledAt === null ? [] : [{ name: t("Total time"), value: totalTime(settledAt) }]),
  ];
}

function usageLines(usage: Usage): ReceiptLine[] {
  return [
    { name: t("Input tokens"), value: count(usage.total_input_tokens) },
    ...modalityLines(usage.input_tokens_by_modality),
    ...partLine(t("from the cache"), usage.total_cached_tokens),
    { name: t("Output tokens"), value: count(usage.total_output_tokens) },
    ...modalityLines(usage.output_tokens_by_modality),
    ...line(t("Thinking tokens"), usage.total_thought_tokens),
    ...line(t("Tool use tokens"), usage.total_tool_use_tokens),
    ...line(t("Tokens in all"), usage.total_tokens),
    ...(usage.grounding_tool_count ?? []).flatMap(({ type, count: calls }) =>
      line(type ? t("Calls of {tool}", { tool: type }) : t("Calls of a tool"), calls),
    ),
  ];
}

// One kind alone says nothing that the line above it does not.
function modalityLines(modalities: Modalities): ReceiptLine[] {
  if (!modalities || modalities.length < 2) return [];
  return modalities.flatMap(({ modality, tokens }) => {
    const name = String(modality).toLowerCase();
    const word = MODALITIES.get(name);
    return partLine(word ? t(word) : name, tokens);
  });
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
