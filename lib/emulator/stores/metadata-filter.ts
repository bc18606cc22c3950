import { type Metadata, valuesOf } from "./metadata.ts";

export type Filter = (metadata: Metadata[]) => boolean;

const TOKEN =
  /\s*(\(|\)|!=|<=|>=|[=<>:]|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|-?\d+(?:\.\d+)?|[A-Za-z_][\w.-]*)/y;

/**
 * `genre = "fiction" AND (year >= 1990 OR year < 1900)`: the part of AIP-160 that metadata need.
 * Undefined where the text is not a filter. As there, OR binds more closely than AND.
 */
export function parseFilter(text: string): Filter | undefined {
  const tokens = readTokens(text);
  if (!tokens) return undefined;
  const reader = new FilterReader(tokens);
  const filter = reader.all();
  return reader.isAtEnd ? filter : undefined;
}

function readTokens(text: string): string[] | undefined {
  const tokens: string[] = [];
  const trimmed = text.trimEnd();
  for (let at = 0; at < trimmed.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(trimmed)?.[1];
    if (token === undefined) return undefined;
    tokens.push(token);
  }
  return tokens;
}

class FilterReader {
  readonly #tokens: string[];
  #at = 0;

  constructor(tokens: string[]) {
    this.#tokens = tokens;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#tokens.length;
  }

  all(): Filter | undefined {
    return this.#join(
      "AND",
      () => this.#any(),
      (parts) => (metadata) => parts.every((part) => part(metadata)),
    );
  }

  #any(): Filter | undefined {
    return this.#join(
      "OR",
      () => this.#one(),
      (parts) => (metadata) => parts.some((part) => part(metadata)),
    );
  }

  #join(
    word: string,
    next: () => Filter | undefined,
    combine: (parts: Filter[]) => Filter,
  ): Filter | undefined {
    const parts: Filter[] = [];
    do {
      const part = next();
      if (!part) return undefined;
      parts.push(part);
    } while (this.#take(word));
    return combine(parts);
  }

  #one(): Filter | undefined {
    if (this.#take("NOT")) {
      const inner = this.#one();
      return inner && ((metadata) => !inner(metadata));
    }
    if (this.#take("(")) {
      const inner = this.all();
      return this.#take(")") ? inner : undefined;
    }
    const [key, operator, value] = this.#tokens.slice(this.#at, this.#at + 3);
    if (!key || !/^[A-Za-z_]/.test(key) || !operator || !value || !(operator in COMPARE)) return undefined;
    this.#at += 3;
    const wanted = parseValue(value);
    return (metadata) => {
      const values = metadata.filter((entry) => entry.key === key).flatMap(valuesOf);
      return values.some((own) => typeof own === typeof wanted && COMPARE[operator]?.(own, wanted));
    };
  }

  #take(word: string): boolean {
    if (this.#tokens[this.#at] !== word) return false;
    this.#at += 1;
    return true;
  }
}

type Value = string | number;

const COMPARE: Record<string, (own: Value, wanted: Value) => boolean> = {
  "=": (own, wanted) => own === wanted,
  ":": (own, wanted) => own === wanted,
  "!=": (own, wanted) => own !== wanted,
  "<": (own, wanted) => own < wanted,
  "<=": (own, wanted) => own <= wanted,
  ">": (own, wanted) => own > wanted,
  ">=": (own, wanted) => own >= wanted,
};

function parseValue(token: string): Value {
  if (/^-?\d/.test(token)) return Number(token);
  return /^["']/.test(token) ? token.slice(1, -1).replace(/\\(.)/g, "$1") : token;
}
