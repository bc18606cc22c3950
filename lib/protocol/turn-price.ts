import { outputMediaOf } from "./media";
import { formatOf } from "./picture-sizes";
import { type Price, priceOf } from "./price-table";
import { callPrice } from "./prices";
import type { Settings, Turn } from "./thread";

type Priced = Pick<Turn, "settings" | "createdAt" | "interactions" | "steps">;

/** What a film lasts, in seconds, where nobody has chosen. */
const USUAL_SECONDS = 8;
const USUAL_RESOLUTION = "720p";

/**
 * What a turn has cost in US dollars, estimated from what its calls say that they used. Null where the price of
 * what answered is not known.
 */
export function selectPrice(turn: Priced): number | null {
  const { agent, model } = turn.settings;
  const price = agent === undefined ? priceOf(model, turn.createdAt) : null;
  return price && priceBy(turn, price);
}

/** The same by a price that one has. */
export function priceBy(turn: Priced, price: Price): number {
  const { model } = turn.settings;
  const calls = turn.interactions.flatMap(({ usage, service_tier: tier }) =>
    usage ? [callPrice({ model, usage, tier }, price)] : [],
  );
  return calls.reduce((sum, dollars) => sum + dollars, madePrice(turn, price));
}

/** Songs are billed by the piece and films by the second, whatever tokens are said of them. */
function madePrice({ settings, steps }: Priced, price: Price): number {
  const made = outputMediaOf(steps);
  const count = (type: string) => made.filter((media) => media.type === type).length;
  return count("audio") * (price.song ?? 0) + count("video") * filmPrice(settings, price);
}

/** What one film costs with these settings. */
export function filmPrice(settings: Settings, { filmSecond }: Price): number {
  const { resolution = USUAL_RESOLUTION, duration } = formatOf(settings, "video") ?? {};
  const seconds = duration === undefined ? USUAL_SECONDS : Number.parseInt(duration, 10);
  return seconds * (filmSecond?.[resolution] ?? 0);
}
