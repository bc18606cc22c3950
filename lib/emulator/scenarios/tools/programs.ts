import type { Chart } from "../../planned-step.ts";

/** A program and what it prints, both written by hand or worked out here: nothing is run. */
export interface Program {
  code: string;
  result: string;
  isError?: boolean;
  meaning: string;
}

export function findProgram(text: string): Program {
  const numbers = numbersIn(text);
  if (/fibonacci/i.test(text)) return FIBONACCI;
  if (/primes?/i.test(text)) return primesUpTo(numbers[0] ?? 30);
  if (/average|mean/i.test(text) && numbers.length > 1) return averageOf(numbers);
  return sumUpTo(numbers[0] ?? 100);
}

export function failingProgram(): Program[] {
  return [
    {
      code: "print(1 / 0)",
      result:
        'Traceback (most recent call last):\n  File "<string>", line 1, in <module>\nZeroDivisionError: division by zero\n',
      isError: true,
      meaning: "The program failed: one cannot divide by zero. I guard the division and run it again.",
    },
    {
      code: 'divisor = 0\nprint(1 / divisor if divisor else "undefined")',
      result: "undefined\n",
      meaning: "The corrected program printed `undefined`: there is no number that 1 ÷ 0 could be.",
    },
  ];
}

const DEFAULT_VALUES = [3, 5, 8, 4, 9, 6];
const MOST_VALUES = 40;

/** Of the numbers in the text, or of six where it has none. */
export function chartProgram(text: string): { program: Program; chart: Chart } {
  const given = numbersIn(text).slice(0, MOST_VALUES);
  const values = given.length > 1 ? given : DEFAULT_VALUES;
  const kind = /\b(?:line|curve|graph)\b/i.test(text) ? "line" : "bars";
  const call = kind === "line" ? 'plt.plot(values, marker="o")' : "plt.bar(range(len(values)), values)";
  const code = `import matplotlib.pyplot as plt\n\nvalues = [${values.join(", ")}]\n${call}\nplt.show()`;
  const meaning = `Here is the chart of ${values.length} values, from ${Math.min(...values)} to ${Math.max(...values)}.`;
  return { program: { code, result: "", meaning }, chart: { kind, values } };
}

function numbersIn(text: string): number[] {
  return [...text.matchAll(/-?\d+(?:\.\d+)?/g)].map(Number).filter((number) => Math.abs(number) < 1e9);
}

const FIBONACCI: Program = {
  code: "a, b = 0, 1\nnumbers = []\nfor _ in range(10):\n    numbers.append(a)\n    a, b = b, a + b\nprint(numbers)",
  result: "[0, 1, 1, 2, 3, 5, 8, 13, 21, 34]\n",
  meaning: "The program printed `[0, 1, 1, 2, 3, 5, 8, 13, 21, 34]`: the first ten Fibonacci numbers.",
};

function primesUpTo(limit: number): Program {
  const last = Math.min(Math.max(2, Math.trunc(limit)), 500);
  const isPrime = (n: number) => {
    for (let divisor = 2; divisor * divisor <= n; divisor += 1) if (n % divisor === 0) return false;
    return n > 1;
  };
  const primes = Array.from({ length: last + 1 }, (_, n) => n).filter(isPrime);
  return {
    code: `primes = [n for n in range(2, ${last + 1}) if all(n % d for d in range(2, int(n ** 0.5) + 1))]\nprint(primes)`,
    result: `[${primes.join(", ")}]\n`,
    meaning: `The program found ${primes.length} primes up to ${last}; the last is **${primes.at(-1)}**.`,
  };
}

function averageOf(numbers: number[]): Program {
  const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  const shown = String(Number(mean.toPrecision(12)));
  return {
    code: `values = [${numbers.join(", ")}]\nprint(sum(values) / len(values))`,
    result: `${shown}\n`,
    meaning: `The program printed \`${shown}\`: the average of ${numbers.length} numbers.`,
  };
}

function sumUpTo(limit: number): Program {
  const last = Math.max(0, Math.trunc(limit));
  const result = String((last * (last + 1)) / 2);
  return {
    code: `print(sum(range(${last + 1})))`,
    result: `${result}\n`,
    meaning: `The program printed \`${result}\`: the sum of the whole numbers up to ${last}.`,
  };
}
