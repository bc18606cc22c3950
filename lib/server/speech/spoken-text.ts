import "server-only";
import { setImmediate } from "node:timers/promises";
import { Marked, type Token, type TokenizerExtension } from "marked";
import { splitFences } from "@/lib/protocol/inert-markdown";

// One dollar opens a formula where no space follows it, and closes it where no digit does: "$5 to $10" is none.
const FORMULA =
  /^(?:\$\$[\s\S]{1,2000}?\$\$|\\\[[\s\S]{1,2000}?\\\]|\\\([\s\S]{1,2000}?\\\)|\$(?!\s)(?:\\.|[^$\\\n]){1,500}(?<!\s)\$(?!\d))/;

const inlineFormula: TokenizerExtension = {
  name: "formula",
  level: "inline",
  start: (source) => /\$|\\[[(]/.exec(source)?.index,
  tokenizer(source) {
    const raw = FORMULA.exec(source)?.[0];
    return raw ? { type: "formula", raw } : undefined;
  },
};

// A line within a formula may look like a list, so one that stands by itself is taken as a whole.
const blockFormula: TokenizerExtension = {
  name: "formula-block",
  level: "block",
  tokenizer(source) {
    const raw = FORMULA.exec(source)?.[0];
    return raw && /^[ \t]*(\n|$)/.test(source.slice(raw.length)) ? { type: "formula", raw } : undefined;
  },
};

const marked = new Marked({ gfm: true, extensions: [inlineFormula, blockFormula] });

// At worst the reader of Markdown takes four times as long for twice as much: of pieces, it never takes long.
const READ_CHARACTERS = 8_000;
// Where all of this is nearly nothing to say, what follows is not read either.
const MOST_READ_CHARACTERS = 400_000;

/**
 * What of a reply can be said aloud, up to so many characters: its words, without markup, code, formulas and addresses.
 * Everybody else has their turn in between.
 */
export async function toSpokenText(markdown: string, most = Number.POSITIVE_INFINITY): Promise<string> {
  const spoken: string[] = [];
  let length = 0;
  for (const part of splitFences(markdown.slice(0, MOST_READ_CHARACTERS))) {
    if (part.kind === "code") continue;
    for (const piece of piecesOf(part.text)) {
      const words = wordsOfPiece(piece);
      if (words !== "") spoken.push(words);
      length += words.length;
      if (length >= most) return spoken.join("\n\n").slice(0, most);
      await setImmediate();
    }
  }
  return spoken.join("\n\n").slice(0, most);
}

function piecesOf(text: string): string[] {
  return text.length <= READ_CHARACTERS ? [text] : splitSpoken(text, READ_CHARACTERS);
}

function wordsOfPiece(piece: string): string {
  try {
    return blocksOf(marked.lexer(piece), "\n\n");
  } catch (cause) {
    // What is nested thousands deep was not written to be heard.
    if (cause instanceof RangeError) return "";
    throw cause;
  }
}

function blocksOf(tokens: readonly Token[], between: string): string {
  return tokens
    .map((token) => wordsOf(token).replaceAll(/ {2,}/g, " ").trim())
    .filter((words) => words !== "")
    .join(between);
}

function wordsOf(token: Token): string {
  switch (token.type) {
    case "code":
    case "html":
    case "def":
    case "hr":
    case "formula":
    case "checkbox":
      return "";
    case "blockquote":
      return blocksOf(token.tokens ?? [], "\n\n");
    case "list":
      return token.items.map((entry: { tokens: Token[] }) => blocksOf(entry.tokens, "\n")).join("\n");
    case "table": {
      const rows = [token.header, ...token.rows] as { tokens: Token[] }[][];
      return rows.map((row) => `${row.map((cell) => join(cell.tokens)).join(", ")}.`).join("\n");
    }
    case "br":
      return "\n";
    case "link":
      return /^(\w+:|www\.)\S+$/.test(token.text) ? "" : join(token.tokens ?? []);
    default:
      if ("tokens" in token && token.tokens) return join(token.tokens);
      return "text" in token ? decodeEntities(String(token.text)) : "";
  }
}

function join(tokens: readonly Token[]): string {
  return tokens.map(wordsOf).join("");
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

function decodeEntities(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,6})|(\w{2,4}));/g, (whole, code?: string, name = "") =>
    code ? String.fromCodePoint(Number(code)) : (ENTITIES[name] ?? whole),
  );
}

/** Pieces of at most `length` characters, cut where a paragraph, a sentence or a word ends. */
export function splitSpoken(text: string, length: number): string[] {
  const pieces: string[] = [];
  for (let rest = text.trim(); rest !== ""; ) {
    const end = rest.length <= length ? rest.length : endWithin(rest.slice(0, length));
    pieces.push(rest.slice(0, end).trim());
    rest = rest.slice(end).trim();
  }
  return pieces;
}

function endWithin(text: string): number {
  for (const pattern of [/\n\n/g, /[.!?。！？]\s*/g, /\s/g]) {
    const last = [...text.matchAll(pattern)].at(-1);
    if (last && last.index > 0) return last.index + last[0].length;
  }
  // Not between the two halves of one character.
  return /[\ud800-\udbff]$/.test(text) ? text.length - 1 : text.length;
}
