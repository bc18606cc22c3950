import "server-only";

const LENGTH_MAX = 1_000;
const DEPTH_MAX = 50;

const FUNCTIONS: Record<string, (value: number) => number> = {
  sqrt: Math.sqrt,
  abs: Math.abs,
  round: Math.round,
  floor: Math.floor,
  ceil: Math.ceil,
  ln: Math.log,
  log: Math.log10,
  exp: Math.exp,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
};
const CONSTANTS: Record<string, number> = { pi: Math.PI, e: Math.E };
const BINARY: Record<string, { strength: number; apply(left: number, right: number): number }> = {
  "+": { strength: 1, apply: (left, right) => left + right },
  "-": { strength: 1, apply: (left, right) => left - right },
  "*": { strength: 2, apply: (left, right) => left * right },
  "/": { strength: 2, apply: (left, right) => left / right },
  "%": { strength: 2, apply: (left, right) => left % right },
};

type Reader = { tokens: string[]; position: number; depth: number };

/**
 * The value of an arithmetic expression. Throws an Error with a sentence where it is none. It knows
 * numbers and nothing else, so there is nothing in it to reach: no names of ours, no lists to fill.
 */
export function evaluateArithmetic(expression: string): number {
  if (expression.length > LENGTH_MAX) throw new Error("The expression is too long.");
  const reader = { tokens: toTokens(expression), position: 0, depth: 0 };
  const value = readSum(reader, 0);
  const rest = reader.tokens[reader.position];
  if (rest !== undefined) throw new Error(`"${rest}" is not expected there.`);
  return value;
}

function toTokens(expression: string): string[] {
  const normal = expression
    .replaceAll("×", "*")
    .replaceAll(/[÷∶]/g, "/")
    .replaceAll("−", "-")
    .replaceAll("**", "^");
  const tokens = normal.match(/\d+(?:\.\d*)?(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?|[a-z]+|[-+*/%^()]|\S/gi) ?? [];
  if (tokens.length === 0) throw new Error("The expression is empty.");
  return tokens;
}

/** Terms joined by operators stronger than `weakest`, from the left. */
function readSum(reader: Reader, weakest: number): number {
  let left = readPower(reader);
  for (;;) {
    const token = reader.tokens[reader.position] ?? "";
    const operator = Object.hasOwn(BINARY, token) ? BINARY[token] : undefined;
    if (!operator || operator.strength <= weakest) return left;
    reader.position += 1;
    left = operator.apply(left, readSum(reader, operator.strength));
  }
}

/** A power binds from the right, and more strongly than the sign before it: -2 ^ 2 is -4. */
function readPower(reader: Reader): number {
  const token = reader.tokens[reader.position];
  if (token === "-" || token === "+") {
    reader.position += 1;
    const value = deeper(reader, readPower);
    return token === "-" ? -value : value;
  }
  const base = readTerm(reader);
  if (reader.tokens[reader.position] !== "^") return base;
  reader.position += 1;
  return base ** deeper(reader, readPower);
}

function readTerm(reader: Reader): number {
  const token = reader.tokens[reader.position]?.toLowerCase();
  reader.position += 1;
  if (token === undefined) throw new Error("The expression ends too early.");
  if (token === "(") return readBracket(reader);
  const apply = Object.hasOwn(FUNCTIONS, token) ? FUNCTIONS[token] : undefined;
  if (apply && reader.tokens[reader.position] === "(") {
    reader.position += 1;
    return apply(readBracket(reader));
  }
  const value = Object.hasOwn(CONSTANTS, token) ? CONSTANTS[token] : Number(token);
  if (value === undefined || Number.isNaN(value)) throw new Error(`"${token}" is not expected there.`);
  return value;
}

function readBracket(reader: Reader): number {
  const value = deeper(reader, (inner) => readSum(inner, 0));
  if (reader.tokens[reader.position] !== ")") throw new Error("A bracket is not closed.");
  reader.position += 1;
  return value;
}

function deeper(reader: Reader, read: (reader: Reader) => number): number {
  reader.depth += 1;
  if (reader.depth > DEPTH_MAX) throw new Error("The expression is nested too deeply.");
  const value = read(reader);
  reader.depth -= 1;
  return value;
}
