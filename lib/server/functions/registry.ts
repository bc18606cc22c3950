import "server-only";
import type { FunctionTool } from "@/lib/protocol/tools";
import type { BuiltIn } from "./built-in";
import { calculate } from "./calculate";
import { convertUnits } from "./convert-units";
import { getCurrentTime } from "./get-current-time";
import { getWeather } from "./get-weather";
import { rollDice } from "./roll-dice";

const BUILT_IN: readonly BuiltIn[] = [getWeather, getCurrentTime, calculate, convertUnits, rollDice];

export function findBuiltIn(name: string): BuiltIn | null {
  return BUILT_IN.find((builtIn) => builtIn.name === name) ?? null;
}

/** The built-in functions as they are declared in a thread. */
export function builtInTools(): FunctionTool[] {
  return BUILT_IN.map(({ name, description, parameters }) => ({
    type: "function",
    name,
    description,
    parameters,
    executor: { kind: "built_in" },
    approval: "allowed",
  }));
}
