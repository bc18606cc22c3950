import { type Scenario, thought } from "../prompt.ts";

const ASKS = /\b(?:code|python|compute|calculate|run|execute|sum|primes?|fibonacci|average|plot)\b/i;

/** Runs a little Python, or rather shows what running it looks like. */
export const answerCodeExecution: Scenario = ({ builtInTools, text }) => {
  if (!builtInTools.includes("code_execution") || !ASKS.test(text)) return undefined;
  const { code, result, meaning } = /fibonacci/i.test(text)
    ? FIBONACCI
    : sumUpTo(Number(/\d+/.exec(text)?.[0] ?? 100));
  return {
    thoughts: [thought("Writing a program", "A few lines of Python settle it.")],
    steps: [
      { type: "code_execution", code, result: `${result}\n`, isError: false },
      { type: "model_output", text: `The program printed \`${result}\`: ${meaning}` },
    ],
  };
};

const FIBONACCI = {
  code: "a, b = 0, 1\nnumbers = []\nfor _ in range(10):\n    numbers.append(a)\n    a, b = b, a + b\nprint(numbers)",
  result: "[0, 1, 1, 2, 3, 5, 8, 13, 21, 34]",
  meaning: "the first ten Fibonacci numbers.",
};

function sumUpTo(last: number) {
  return {
    code: `print(sum(range(${last + 1})))`,
    result: String((last * (last + 1)) / 2),
    meaning: `the sum of the whole numbers up to ${last}.`,
  };
}
