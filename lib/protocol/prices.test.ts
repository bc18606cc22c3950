import { describe, expect, test } from "vitest";
import { MODELS } from "./models";
import { cautiousPriceOf, priceOf } from "./price-table";
import { callPrice } from "./prices";

const AT = Date.UTC(2026, 10, 23);
const usage = { total_input_tokens: 1_000_000, total_output_tokens: 100_000, total_thought_tokens: 100_000 };

function priceFor(model: string, at = AT) {
  const price = priceOf(model, at);
  if (!price) throw new Error(`No list has ${model}.`);
  return price;
}

describe("RL-12 what a call costs by the list", () => {
  test("thinking is billed as output, what tools bring as input, what is cached by its own price", () => {
    const model = "gemini-3.8-flash";
    const used = { ...usage, total_cached_tokens: 400_000, total_tool_use_tokens: 200_000 };
    const dollars = callPrice({ model, usage: used }, priceFor(model));
    expect(dollars).toBeCloseTo(0.8 * 0.75 + 0.4 * 0.075 + 0.2 * 3.75, 6);
  });

  test("the larger model costs more where it reads more than 200,000 tokens", () => {
    const model = "gemini-3.1-pro-preview";
    const short = { ...usage, total_input_tokens: 200_000 };
    expect(callPrice({ model, usage: short }, priceFor(model))).toBeCloseTo(0.2 * 2 + 0.2 * 12, 6);
    expect(callPrice({ model, usage }, priceFor(model))).toBeCloseTo(4 + 0.2 * 18, 6);
  });

  test("each search costs; of the generation before each answer that has searched", () => {
    const used = { grounding_tool_count: [{ type: "google_search" as const, count: 3 }] };
    const priceWith = (model: string) => callPrice({ model, usage: used }, priceFor(model));
    expect(priceWith("gemini-3.8-flash")).toBeCloseTo(0.042, 6);
    expect(priceWith("gemini-2.5-flash")).toBeCloseTo(0.035, 6);
  });

  test("sound that is read and pictures that are made have prices of their own", () => {
    const heard = {
      total_input_tokens: 1_000,
      input_tokens_by_modality: [{ modality: "audio", tokens: 900 }],
    };
    const model = "gemini-2.5-flash";
    expect(callPrice({ model, usage: heard }, priceFor(model))).toBeCloseTo((100 * 0.3 + 900) / 1e6, 9);
    const made = {
      total_output_tokens: 1_200,
      output_tokens_by_modality: [{ modality: "image", tokens: 1_120 }],
    };
    const painter = "gemini-3.1-flash-image";
    expect(callPrice({ model: painter, usage: made }, priceFor(painter))).toBeCloseTo(
      (80 * 3 + 1_120 * 60) / 1e6,
      9,
    );
  });

  test("flex is half the price, priority twice, and neither of them the searches", () => {
    const used = { ...usage, grounding_tool_count: [{ type: "google_search" as const, count: 1 }] };
    const model = "gemini-3.8-flash";
    const words = 0.75 + 0.2 * 3.75;
    const priceAs = (tier: string) => callPrice({ model, usage: used, tier }, priceFor(model));
    expect(priceAs("flex")).toBeCloseTo(words / 2 + 0.014, 6);
    expect(priceAs("priority")).toBeCloseTo(words * 2 + 0.014, 6);
  });

  test("a price holds until the day on which another begins", () => {
    expect(priceFor("gemini-3.8-flash", Date.UTC(2026, 11, 31, 23)).input).toBe(0.75);
    expect(priceFor("gemini-3.8-flash", Date.UTC(2027, 0, 1)).input).toBe(1.5);
  });

  test("what no list names is counted as dear as anything of its kind that one does", () => {
    for (const { id, output } of MODELS) {
      const known = priceOf(id, AT);
      const unknown = cautiousPriceOf(output);
      expect(unknown.input, id).toBeGreaterThanOrEqual(known?.input ?? 0);
      expect(unknown.output, id).toBeGreaterThanOrEqual(known?.output ?? 0);
      expect(unknown.imageOutput ?? unknown.output, id).toBeGreaterThanOrEqual(known?.imageOutput ?? 0);
      expect(unknown.song ?? 0, id).toBeGreaterThanOrEqual(known?.song ?? 0);
    }
  });
});
