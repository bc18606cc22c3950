import "server-only";
import { msg } from "@/lib/i18n/translate";
import type { BuiltIn } from "./built-in";
import { roundOff } from "./round-off";

// Each in the first unit of its kind; exact where the unit is defined so.
const KINDS: Record<string, Record<string, number>> = {
  length: {
    m: 1,
    km: 1000,
    cm: 0.01,
    mm: 0.001,
    mile: 1609.344,
    yard: 0.9144,
    foot: 0.3048,
    inch: 0.0254,
    nautical_mile: 1852,
  },
  mass: {
    kg: 1,
    g: 0.001,
    mg: 1e-6,
    tonne: 1000,
    pound: 0.45359237,
    ounce: 0.028349523125,
    stone: 6.35029318,
  },
  volume: {
    l: 1,
    ml: 0.001,
    cubic_metre: 1000,
    us_gallon: 3.785411784,
    us_cup: 0.2365882365,
    imperial_pint: 0.56826125,
  },
  area: { square_metre: 1, square_kilometre: 1e6, hectare: 1e4, acre: 4046.8564224, square_foot: 0.09290304 },
  speed: { "m/s": 1, "km/h": 1 / 3.6, mph: 0.44704, knot: 1852 / 3600 },
  time: { s: 1, min: 60, h: 3600, day: 86_400, week: 604_800 },
  size: { byte: 1, kB: 1e3, MB: 1e6, GB: 1e9, KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3 },
};
const TEMPERATURES: Record<string, { toKelvin(value: number): number; fromKelvin(value: number): number }> = {
  celsius: { toKelvin: (value) => value + 273.15, fromKelvin: (value) => value - 273.15 },
  fahrenheit: {
    toKelvin: (value) => (value + 459.67) / 1.8,
    fromKelvin: (value) => value * 1.8 - 459.67,
  },
  kelvin: { toKelvin: (value) => value, fromKelvin: (value) => value },
};
const UNITS = [...Object.values(KINDS).flatMap(Object.keys), ...Object.keys(TEMPERATURES)];

export const convertUnits: BuiltIn = {
  name: "convert_units",
  description: msg("Converts a quantity from one unit to another of the same kind."),
  parameters: {
    type: "object",
    properties: {
      value: { type: "number" },
      from: { type: "string", enum: UNITS },
      to: { type: "string", enum: UNITS },
    },
    required: ["value", "from", "to"],
  },
  run({ value, from, to }) {
    const result = convert(Number(value), String(from), String(to));
    return JSON.stringify({ value, from, to, result: roundOff(result) });
  },
};

function convert(value: number, from: string, to: string): number {
  const source = TEMPERATURES[from];
  const target = TEMPERATURES[to];
  if (source && target) return target.fromKelvin(source.toKelvin(value));
  const factors = Object.values(KINDS).find((kind) => from in kind && to in kind);
  const [fromFactor, toFactor] = [factors?.[from], factors?.[to]];
  if (fromFactor === undefined || toFactor === undefined) {
    throw new Error(`${from} and ${to} are not units of the same kind.`);
  }
  return (value * fromFactor) / toFactor;
}
