import "server-only";
import { lexer, type Token } from "marked";

/** What of a reply can be said aloud: its words, without markup, code, formulas and addresses. */
export function toSpokenText(markdown: string): string {
  return lexer(markdown)
    .map((token) => wordsOf(token).trim())
    .filter((words) => words !== "")
    .join("\n\n");
}

function wordsOf(token: Token): string {
  switch (token.type) {
    case "code":
    case "html":
    case "def":
    case "hr":
      return "";
    case "list":
      return token.items.map((entry: Token) => wordsOf(entry)).join("\n");
    case "table": {
      const rows = [token.header, ...token.rows] as { tokens: Token[] }[][];
      return rows.map((row) => `${row.map((cell) => join(cell.tokens)).join(", ")}.`).join("\n");
    }
    case "br":
      return "\n";
    default:
      if ("tokens" in token && token.tokens) return join(token.tokens);
      return "text" in token ? String(token.text) : "";
  }
}

function join(tokens: readonly Token[]): string {
  return tokens.map(wordsOf).join("");
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
  return text.length;
}
