import { formatDollars } from "@/components/usage/usage-words";
import { dollarFormat } from "@/lib/i18n/formats";
import { t, tCount } from "@/lib/i18n/translate";
import { priceOf } from "@/lib/protocol/price-table";
import { callPrice } from "@/lib/protocol/prices";
import type { Target } from "@/lib/protocol/targets";

/** About as long as answers are, thinking included. */
const ANSWER_TOKENS = 1_000;
const CHARACTERS_PER_TOKEN = 4;
const PRICE = dollarFormat();

type Asked = {
  targets: readonly Pick<Target, "id">[];
  /** Of the message, in characters. */
  length: number;
  /** What the conversation had before it, in tokens. */
  historyTokens: number;
  now: number;
};

/** What it costs in dollars to ask one message of all of them; null where a price is not known. */
function comparedCost({ targets, length, historyTokens, now }: Asked): number | null {
  const read = historyTokens + Math.ceil(length / CHARACTERS_PER_TOKEN);
  const usage = { total_input_tokens: read, total_output_tokens: ANSWER_TOKENS };
  const prices = targets.map(({ id }) => ({ model: id, price: priceOf(id, now) }));
  return prices.reduce<number | null>(
    (sum, { model, price }) => (sum === null || !price ? null : sum + callPrice({ model, usage }, price)),
    0,
  );
}

/** "About $0.01 together, with answers of 1,000 tokens each." */
export function costOfAll(asked: Asked, isDemo: boolean): string {
  if (isDemo) return t("Costs nothing in this demo.");
  const dollars = comparedCost(asked);
  if (dollars === null) return t("What this costs is not known: each model is billed by itself.");
  return tCount(
    ANSWER_TOKENS,
    "About {cost} together, with answers of {count} token each.",
    "About {cost} together, with answers of {count} tokens each.",
    { cost: formatDollars(dollars) },
  );
}

/** "$0.75 in, $3.75 out, per million tokens" */
export function priceLine({ id }: Pick<Target, "id">, now: number): string {
  const price = priceOf(id, now);
  if (!price) return t("Its price is not known");
  return t("{input} in, {output} out, per million tokens", {
    input: PRICE.format(price.input),
    output: PRICE.format(price.output),
  });
}
