import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluateArithmetic } from "./arithmetic";
import { builtInTools } from "./registry";
import { runBuiltIn, within } from "./run";

const never = new AbortController().signal;
const run = async (name: string, args: Record<string, unknown>) => {
  const { result, isError } = await runBuiltIn(name, args, never);
  return isError ? { error: result } : JSON.parse(result);
};

describe("arithmetic", () => {
  type Tree = number | { operator: string; left: Tree; right: Tree } | { negated: Tree };
  const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.integer({ min: 0, max: 99 }),
      fc.record({
        operator: fc.constantFrom("+", "-", "*", "/", "%"),
        left: tie("tree"),
        right: tie("tree"),
      }),
      fc.record({ negated: tie("tree") }),
    ),
  }));
  const write = (value: Tree): string => {
    if (typeof value === "number") return String(value);
    if ("negated" in value) return `-(${write(value.negated)})`;
    return `(${write(value.left)}) ${value.operator} (${write(value.right)})`;
  };
  const worthOf = (value: Tree): number => {
    if (typeof value === "number") return value;
    if ("negated" in value) return -worthOf(value.negated);
    const [left, right] = [worthOf(value.left), worthOf(value.right)];
    const results: Record<string, number> = {
      "+": left + right,
      "-": left - right,
      "*": left * right,
      "/": left / right,
      "%": left % right,
    };
    return results[value.operator] ?? Number.NaN;
  };

  test("has the value that its brackets say", () => {
    fc.assert(
      fc.property(tree, (value) => {
        fc.pre(write(value).length <= 1000);
        expect(evaluateArithmetic(write(value))).toBe(worthOf(value));
      }),
    );
  });

  test.each([
    ["2 + 3 * 4", 14],
    ["10 - 4 - 3", 3],
    ["2 ^ 3 ^ 2", 512],
    ["-2 ^ 2", -4],
    ["2 * -3", -6],
    ["12 × (3 + 4) ÷ 2", 42],
    ["sqrt(16) + round(2.6)", 7],
    ["1.5e3 / 5", 300],
  ])("%s is %d", (expression, value) => {
    expect(evaluateArithmetic(expression)).toBe(value);
  });

  test.each(["", "2 +", "(1", "1)", "2 2", "process.exit()", "constructor", "__proto__", "toString(1)", "["])(
    "%j is refused in words",
    async (expression) => {
      expect(await run("calculate", { expression })).toEqual({ error: expect.stringMatching(/\.$/) });
    },
  );

  test("any text has a value or a sentence", () => {
    const signs = fc.string({
      unit: fc.constantFrom(..."0123456789.+-*/%^() epi sqrt".split("")),
      maxLength: 200,
    });
    fc.assert(
      fc.property(signs, (expression) => {
        try {
          expect(typeof evaluateArithmetic(expression)).toBe("number");
        } catch (cause) {
          expect((cause as Error).message).toMatch(/\.$/);
        }
      }),
    );
  });
});

test.each([
  [26.2, "mile", "km", 42.1648128],
  [100, "celsius", "fahrenheit", 212],
  [1, "GiB", "MiB", 1024],
  [3, "us_cup", "ml", 709.7647095],
])("%d %s in %s is %d", async (value, from, to, result) => {
  expect(await run("convert_units", { value, from, to })).toMatchObject({ result });
});

test("units of different kinds are not converted", async () => {
  expect(await run("convert_units", { value: 1, from: "kg", to: "km" })).toEqual({
    error: "kg and km are not units of the same kind.",
  });
});

test("dice show what they can show, and the total is theirs", async () => {
  const { rolls, total } = await run("roll_dice", { count: 20, sides: 4 });
  expect(rolls).toHaveLength(20);
  expect(rolls.every((roll: number) => roll >= 1 && roll <= 4)).toBe(true);
  expect(total).toBe(rolls.reduce((sum: number, roll: number) => sum + roll, 0));
});

test("the time is told in the zone that was asked for, and a zone that does not exist is said", async () => {
  expect(await run("get_current_time", { time_zone: "Asia/Tokyo" })).toMatchObject({
    local_time: expect.stringContaining("GMT+9"),
  });
  expect(await run("get_current_time", { time_zone: "Middle/Earth" })).toHaveProperty("error");
});

test("the weather says of itself that it is invented", async () => {
  expect(await run("get_weather", { location: "Paris" })).toMatchObject({
    note: "This weather is invented.",
  });
});

describe("a function", () => {
  test("that hangs is given up when its time is over", async () => {
    const hanging = within(20, () => new Promise(() => undefined), never);
    await expect(hanging).rejects.toThrow("longer than 0.02 seconds");
  });

  test("that hangs ends at once when the turn is stopped", async () => {
    const stop = new AbortController();
    const hanging = within(60_000, () => new Promise(() => undefined), stop.signal);
    stop.abort(new Error("stopped"));
    await expect(hanging).rejects.toThrow();
  });

  test("that throws has its message as the result", async () => {
    await expect(within(1_000, () => Promise.reject(new Error("No luck.")), never)).rejects.toThrow(
      "No luck.",
    );
  });
});

test("SS-07 no built-in function reaches out: none of their files knows a way to", () => {
  const files = readdirSync(import.meta.dirname).filter((name) => /^[a-z-]+\.ts$/.test(name));
  expect(files.length).toBeGreaterThan(builtInTools().length);
  for (const name of files) {
    const source = readFileSync(`${import.meta.dirname}/${name}`, "utf8");
    expect(source, name).not.toMatch(
      /\bfetch\b|\bWebSocket\b|node:(?:https?|net|tls|dgram|dns|http2)\b|undici/,
    );
  }
});
