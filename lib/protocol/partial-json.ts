import { msg } from "@/lib/i18n/translate";
import { Frames } from "./partial-json-frames";

/** Where a text stops being JSON, and what would have to stand there. */
export type JsonFault = { offset: number; expected: string };

export type JsonReading = {
  /** What has arrived: text that grows, and numbers and words once they are whole. Undefined before the first. */
  value: unknown;
  /** `broken`: from the fault on, nothing was read. */
  state: "open" | "whole" | "broken";
  fault: JsonFault | null;
};

type Mode =
  | "value"
  | "valueOrEnd"
  | "keyOrEnd"
  | "key"
  | "colon"
  | "after"
  | "done"
  | "string"
  | "number"
  | "word"
  | "broken";

const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;
const NUMBER_PARTS = "+-.eE0123456789";
const WORDS: Record<string, [string, unknown]> = {
  t: ["true", true],
  f: ["false", false],
  n: ["null", null],
};
// biome-ignore format: one line is read at a glance.
const ESCAPES: Record<string, string> = { '"': '"', "\\": "\\", "/": "/", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };
const EXPECTED: Partial<Record<Mode, string>> = {
  value: msg("a value"),
  valueOrEnd: msg('a value or "]"'),
  keyOrEnd: msg('a name in quotation marks or "}"'),
  key: msg("a name in quotation marks"),
  colon: '":"',
  done: msg("the end"),
};

/** Reads JSON as it arrives. Each character is looked at once, however the text is cut into pieces. */
export class JsonReader {
  readonly #frames = new Frames();
  #mode: Mode = "value";
  /** What has arrived of a string, a number or a word. */
  #token = "";
  #isKey = false;
  /** What has arrived of an escape, from its backslash on. */
  #escape = "";
  #offset = 0;
  #fault: JsonFault | null = null;
  #reading: JsonReading | null = null;

  push(text: string): void {
    let at = 0;
    while (at < text.length && this.#mode !== "broken") at = this.#step(text, at);
    this.#offset += text.length;
    if (text !== "") this.#reading = null;
  }

  /** Nothing more comes. A number that stands alone is whole only now. */
  finish(): void {
    if (this.#mode !== "number" || this.#frames.innermost !== null) return;
    this.#endNumber(this.#offset);
    this.#reading = null;
  }

  read(): JsonReading {
    this.#reading ??= {
      value: this.#frames.read(this.#unfinished()),
      state: this.#mode === "broken" ? "broken" : this.#frames.isDone ? "whole" : "open",
      fault: this.#fault,
    };
    return this.#reading;
  }

  /** Where the text would have to go on, and how, to become whole. */
  get next(): JsonFault {
    return { offset: this.#offset, expected: this.#expected() };
  }

  #unfinished(): string | undefined {
    if (this.#mode !== "string" || this.#isKey) return undefined;
    // Half of a character would be shown as a sign of damage.
    return /[\ud800-\udbff]$/.test(this.#token) ? this.#token.slice(0, -1) : this.#token;
  }

  /** Reads on from `at` and says where to go on. */
  #step(text: string, at: number): number {
    if (this.#mode === "string") return this.#readString(text, at);
    const char = text.charAt(at);
    if (this.#mode === "number") return this.#readNumber(char, at);
    if (this.#mode === "word") return this.#readWord(char, at);
    if (char === " " || char === "\n" || char === "\r" || char === "\t") return at + 1;
    return this.#begin(char, at);
  }

  #begin(char: string, at: number): number {
    const mode = this.#mode;
    if (mode === "value" || (mode === "valueOrEnd" && char !== "]")) return this.#beginValue(char, at);
    if (mode === "key" || (mode === "keyOrEnd" && char !== "}")) return this.#beginKey(char, at);
    if (mode === "colon") return char === ":" ? this.#to("value", at + 1) : this.#break(at);
    if (mode === "done") return this.#break(at);
    const isArray = this.#frames.innermost === "array";
    if (char === (isArray ? "]" : "}")) {
      this.#frames.close();
      return this.#to(this.#afterValue(), at + 1);
    }
    if (char !== "," || mode !== "after") return this.#break(at);
    return this.#to(isArray ? "value" : "key", at + 1);
  }

  #beginValue(char: string, at: number): number {
    if (char === "{" || char === "[") {
      this.#frames.open(char === "{" ? "object" : "array");
      return this.#to(char === "{" ? "keyOrEnd" : "valueOrEnd", at + 1);
    }
    this.#token = "";
    this.#isKey = false;
    if (char === '"') return this.#to("string", at + 1);
    if (char === "-" || (char >= "0" && char <= "9")) return this.#to("number", at);
    return WORDS[char] ? this.#to("word", at) : this.#break(at);
  }

  #beginKey(char: string, at: number): number {
    if (char !== '"') return this.#break(at);
    this.#token = "";
    this.#isKey = true;
    return this.#to("string", at + 1);
  }

  #readString(text: string, at: number): number {
    if (this.#escape !== "") return this.#readEscape(text.charAt(at), at);
    let end = at;
    while (end < text.length && isPlain(text.charCodeAt(end))) end += 1;
    this.#token += text.slice(at, end);
    if (end === text.length) return end;
    const char = text.charAt(end);
    if (char === "\\") this.#escape = char;
    else if (char !== '"') return this.#break(end);
    else this.#endString();
    return end + 1;
  }

  #readEscape(char: string, at: number): number {
    this.#escape += char;
    const [, kind = "", ...digits] = this.#escape;
    if (kind !== "u") {
      const meant = ESCAPES[kind];
      if (meant === undefined) return this.#break(at);
      this.#token += meant;
      this.#escape = "";
    } else if (!digits.every((digit) => /[0-9a-fA-F]/.test(digit))) return this.#break(at);
    else if (digits.length === 4) {
      this.#token += String.fromCharCode(Number.parseInt(digits.join(""), 16));
      this.#escape = "";
    }
    return at + 1;
  }

  #endString(): void {
    if (this.#isKey) {
      this.#frames.name(this.#token);
      this.#mode = "colon";
      return;
    }
    this.#end(this.#token);
  }

  #readNumber(char: string, at: number): number {
    if (!NUMBER_PARTS.includes(char)) return this.#endNumber(at);
    this.#token += char;
    return at + 1;
  }

  #endNumber(at: number): number {
    if (!NUMBER.test(this.#token)) return this.#break(at);
    this.#end(Number(this.#token));
    return at;
  }

  #readWord(char: string, at: number): number {
    this.#token += char;
    const [word = "", value] = WORDS[this.#token.charAt(0)] ?? [];
    if (!word.startsWith(this.#token)) return this.#break(at);
    if (word === this.#token) this.#end(value);
    return at + 1;
  }

  #end(value: unknown): void {
    this.#frames.add(value);
    this.#mode = this.#afterValue();
  }

  #afterValue(): Mode {
    return this.#frames.innermost === null ? "done" : "after";
  }

  #to(mode: Mode, at: number): number {
    this.#mode = mode;
    return at;
  }

  #break(at: number): number {
    this.#fault = { offset: this.#offset + at, expected: this.#expected() };
    return this.#to("broken", at);
  }

  #expected(): string {
    if (this.#mode === "string")
      return this.#escape === "" ? msg("the closing quotation mark") : msg("an escape like \\n");
    if (this.#mode === "number") return msg("the rest of a number");
    if (this.#mode === "word") return msg("true, false or null");
    if (this.#mode === "after")
      return this.#frames.innermost === "array" ? msg('"," or "]"') : msg('"," or "}"');
    return EXPECTED[this.#mode] ?? "";
  }
}

// Everything but the quotation mark, the backslash and control characters.
function isPlain(code: number): boolean {
  return code >= 0x20 && code !== 0x22 && code !== 0x5c;
}
