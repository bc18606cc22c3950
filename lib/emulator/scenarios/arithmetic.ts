import { type Scenario, say, thought } from "../prompt.ts";

const OPERATOR_WORDS: [RegExp, string][] = [
  [/\b(?:times|multiplied by)\b|[×·]|(?<=\d) ?x ?(?=\d)/gi, "*"],
  [/\bdivided by\b|÷/gi, "/"],
  [/\bplus\b/gi, "+"],
  [/\bminus\b|−/gi, "-"],
  [/\bto the power of\b|\*\*/gi, "^"],
];

/** `What is 12*7?`, `(3 + 4) × 5`, `12 divided by 8`. */
export const answerArithmetic: Scenario = ({ text }) => {
  const expression = findExpression(text);
  const value = expression === undefined ? undefined : evaluate(expression);
  if (expression === undefined || value === undefined) return undefined;
  const shown = expression
    .replaceAll("*", "×")
    .replaceAll("/", "÷")
    .replace(/\s*([×÷+-])\s*/g, " $1 ")
    .trim();
  const result = Number.isFinite(value) ? `**${format(value)}**` : "not a number: one cannot divide by zero";
  return say(`${shown} = ${result}`, thought("Working it out", `I evaluate ${shown}, products before sums.`));
};

/** `12 * (3 + 4)` of a sentence around it, its operators as symbols. */
export function findExpression(text: string): string | undefined {
  const symbols = OPERATOR_WORDS.reduce((line, [words, symbol]) => line.replace(words, symbol), text);
  const match = /(?<![\w.])[(-]*\d[\d\s.()]*(?:[-+*/^][\d\s.()-]*)+(?!\w)/.exec(symbols)?.[0];
  const expression = match?.replace(/[\s.]+$/, "").trim();
  // A date or a telephone number is digits with dashes too; only spaced or other operators count.
  if (!expression || /^\d+(?:-\d+)+$/.test(expression)) return undefined;
  return expression;
}

/** Undefined where the text is not an expression. */
function evaluate(expression: string): number | undefined {
  const tokens = expression.match(/\d+(?:\.\d+)?|[-+*/^()]/g) ?? [];
  let position = 0;
  const sum = (): number => {
    let value = product();
    while (tokens[position] === "+" || tokens[position] === "-") {
      value = tokens[position++] === "+" ? value + product() : value - product();
    }
    return value;
  };
  const product = (): number => {
    let value = power();
    while (tokens[position] === "*" || tokens[position] === "/") {
      value = tokens[position++] === "*" ? value * power() : value / power();
    }
    return value;
  };
  const power = (): number => {
    const value = atom();
    if (tokens[position] !== "^") return value;
    position += 1;
    return value ** power();
  };
  const atom = (): number => {
    const token = tokens[position++];
    if (token === "-") return -atom();
    if (token !== "(") return Number(token ?? Number.NaN);
    const value = sum();
    return tokens[position++] === ")" ? value : Number.NaN;
  };
  const value = sum();
  return position === tokens.length && !Number.isNaN(value) ? value : undefined;
}

function format(value: number): string {
  return Number.isInteger(value) ? value.toLocaleString("en-US") : String(Number(value.toPrecision(12)));
}
