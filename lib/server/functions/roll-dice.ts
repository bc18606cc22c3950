import "server-only";
import { randomInt } from "node:crypto";
import { msg } from "@/lib/i18n/translate";
import type { BuiltIn } from "./built-in";

export const rollDice: BuiltIn = {
  name: "roll_dice",
  description: msg("Rolls dice and tells what each shows."),
  parameters: {
    type: "object",
    properties: {
      count: {
        type: "integer",
        minimum: 1,
        maximum: 100,
        description: "How many dice; 1 where it is left out.",
      },
      sides: {
        type: "integer",
        minimum: 2,
        maximum: 1000,
        description: "Sides of each; 6 where it is left out.",
      },
    },
  },
  run({ count = 1, sides = 6 }) {
    const rolls = Array.from({ length: Number(count) }, () => randomInt(1, Number(sides) + 1));
    return JSON.stringify({ rolls, total: rolls.reduce((sum, roll) => sum + roll, 0) });
  },
};
