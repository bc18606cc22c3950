import "server-only";
import { msg } from "@/lib/i18n/translate";
import { evaluateArithmetic } from "./arithmetic";
import type { BuiltIn } from "./built-in";
import { roundOff } from "./round-off";

export const calculate: BuiltIn = {
  name: "calculate",
  description: msg(
    "Works out an arithmetic expression: + - * / % ^, brackets, sqrt, abs, round, pi and such.",
  ),
  parameters: {
    type: "object",
    properties: { expression: { type: "string", description: "Such as (2 + 3) * 4 ^ 2." } },
    required: ["expression"],
  },
  run({ expression }) {
    const value = evaluateArithmetic(String(expression));
    if (!Number.isFinite(value)) throw new Error("The expression has no finite value.");
    return JSON.stringify({ expression, result: roundOff(value) });
  },
};
