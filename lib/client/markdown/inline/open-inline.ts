import type { Token } from "marked";
import type { Inline, Inlines } from "@/lib/client/markdown/blocks";
import { lexTokens } from "./inline-lexer";
import { type LiftedMath, unlift } from "./lift-math";
import { matchOpenLink } from "./open-link";
import { joinText, toInlines } from "./to-inlines";

type Formulas = readonly LiftedMath[];

/** So many open emphases in one another are not meant as such. */
const OPEN_MAX = 6;

/**
 * What the tokens show while more may come: an opener that has no closer yet styles the rest, as
 * it will when the closer is there; of a link that is not whole only its text is shown.
 */
export function toOpenInlines(tokens: readonly Token[], formulas: Formulas, depth = 0): Inlines {
  if (depth > OPEN_MAX) return toInlines(tokens, formulas);
  for (const [position, token] of tokens.entries()) {
    if (token.type !== "text") continue;
    for (const opener of openersIn(tokens, position)) {
      const before = [...tokens.slice(0, position), textToken(token.raw.slice(0, opener.start))];
      const rest = [textToken(token.raw.slice(opener.end)), ...tokens.slice(position + 1)];
      const open = toOpenInline(opener.signs, rest, formulas, depth);
      if (open) return joinText([...toInlines(before, formulas), ...open]);
    }
  }
  return toInlines(withoutUndecidedEnd(tokens), formulas);
}

function toOpenInline(signs: string, rest: Token[], formulas: Formulas, depth: number): Inlines | null {
  const children = () => toOpenInlines(rest, formulas, depth + 1);
  if (signs.startsWith("`")) {
    const text = unlift(rawOf(rest), formulas).replaceAll("\n", " ");
    return shownIfAny({ kind: "code", text: text.replace(/^ /, "") }, text);
  }
  if (signs.endsWith("[")) return toOpenLink(signs, rawOf(rest), formulas);
  const inner = children();
  if (inner.length === 0) return [];
  if (signs === "~~") return [{ kind: "strike", children: inner }];
  if (signs.length === 3) return [{ kind: "emphasis", children: [{ kind: "strong", children: inner }] }];
  return [{ kind: signs.length === 2 ? "strong" : "emphasis", children: inner }];
}

function shownIfAny(inline: Inline, text: string): Inlines {
  return text.trim() === "" ? [] : [inline];
}

function toOpenLink(signs: string, rest: string, formulas: Formulas): Inlines | null {
  const match = matchOpenLink(rest);
  if (match.state === "none") return null;
  if (match.state === "held" || signs === "![") return [];
  return [{ kind: "link", href: null, children: toInlines(lexTokens(match.label), formulas) }];
}

interface Opener {
  readonly start: number;
  readonly end: number;
  readonly signs: string;
}

/** The signs in a token's text that open something without a closer, by CommonMark's left-flanking rule. */
function* openersIn(tokens: readonly Token[], position: number): Generator<Opener> {
  const raw = tokens[position]?.raw ?? "";
  const pattern = /(?<!`)`+|(?<!\*)\*{1,3}(?!\*)|(?<!_)_{1,3}(?!_)|(?<!~)~~(?!~)|!?\[/g;
  for (const match of raw.matchAll(pattern)) {
    const [signs] = match;
    const start = match.index;
    const end = start + signs.length;
    const before = raw.charAt(start - 1) || (tokens[position - 1]?.raw.at(-1) ?? "");
    const after = raw.charAt(end) || (tokens[position + 1]?.raw.charAt(0) ?? "");
    if (/^[`[!]/.test(signs) || opensEmphasis(signs, before, after)) yield { start, end, signs };
  }
}

function opensEmphasis(signs: string, before: string, after: string): boolean {
  if (after === "" || /\s/.test(after) || signs.startsWith(after) || signs.startsWith(before || " "))
    return false;
  if (/^[\s\p{P}\p{S}]?$/u.test(before)) return true;
  if (signs.startsWith("_") || /[\p{P}\p{S}]/u.test(after)) return false;
  return !(/[a-zA-Z\d]/.test(before) && /[a-zA-Z\d]/.test(after));
}

/** A bare address may still grow, and a label at the end may still get one: neither is a link yet. */
function withoutUndecidedEnd(tokens: readonly Token[]): readonly Token[] {
  const last = tokens.at(-1);
  if (last?.type === "footnote") return tokens.slice(0, -1);
  if (last?.type === "reference" && !last.raw.includes("][")) return tokens.slice(0, -1);
  const isBareAddress = last?.type === "link" && last.autolink === true && !last.raw.startsWith("<");
  return isBareAddress ? [...tokens.slice(0, -1), textToken(last.raw)] : tokens;
}

function textToken(raw: string): Token {
  return { type: "text", raw, text: raw };
}

function rawOf(tokens: readonly Token[]): string {
  return tokens.map((token) => token.raw).join("");
}
