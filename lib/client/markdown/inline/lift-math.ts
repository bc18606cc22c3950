import type { InlineMath } from "@/lib/client/markdown/blocks";
import { matchMath } from "./math-rule";

/**
 * A line of text with its formulas taken out and a mark in the place of each, because `_`, `*`
 * and `\` mean other things in a formula than in Markdown.
 */
export interface LiftedText {
  readonly text: string;
  readonly formulas: readonly LiftedMath[];
}

export interface LiftedMath extends InlineMath {
  readonly source: string;
}

// A mark is two characters of Unicode's private use area: the sign, and the formula's number.
const SIGN = "\ue000";
const FIRST_NUMBER = 0xe100;
const FORMULAS_MAX = 4096;
export const markPattern = /\ue000([\ue100-\uf0ff])/g;

/** With `isOpen`, a formula that has no end yet is taken as one, or held back where it may be a price. */
export function liftMath(source: string, isOpen: boolean): LiftedText {
  if (!/[$]|\\[([]/.test(source) || source.includes(SIGN)) return { text: source, formulas: [] };
  const formulas: LiftedMath[] = [];
  let text = "";
  let from = 0;
  for (const { at, isCode } of stops(source)) {
    if (at < from || formulas.length === FORMULAS_MAX) continue;
    // Code that has no end yet goes on to the end of what there is.
    if (isCode && isOpen) break;
    const match = isCode ? null : matchMath(source, at);
    if (!match || !(match.isClosed || isOpen)) continue;
    text += source.slice(from, at);
    if (!match.isClosed && !match.isCertain) return { text, formulas };
    from = match.isClosed ? match.end : source.length;
    text += SIGN + String.fromCharCode(FIRST_NUMBER + formulas.length);
    const { tex, isDisplay, isClosed } = match;
    formulas.push({ kind: "math", tex, isDisplay, isOpen: !isClosed, source: source.slice(at, from) });
  }
  return { text: text + source.slice(from), formulas };
}

/** The source with its formulas back in place, for where they turn out to be part of an address. */
export function unlift(text: string, formulas: readonly LiftedMath[]): string {
  return text.replace(markPattern, (mark, number: string) => formulas[formulaIndex(number)]?.source ?? mark);
}

export function formulaIndex(number: string): number {
  return number.charCodeAt(0) - FIRST_NUMBER;
}

/** Where formulas may begin, and code without an end does. Whole code and escaped signs are passed over. */
function* stops(source: string): Generator<{ at: number; isCode: boolean }> {
  const sign = /(?<!`)(`+)(?!`)|\\[\s\S]|\$\$?/g;
  for (let match = sign.exec(source); match; match = sign.exec(source)) {
    const [signs, ticks] = match;
    const at = match.index;
    if (ticks) {
      const end = endOfCode(source, at + ticks.length, ticks.length);
      if (end === -1) yield { at, isCode: true };
      else sign.lastIndex = end;
    } else if (signs.startsWith("$") || signs === "\\(" || signs === "\\[") yield { at, isCode: false };
  }
}

function endOfCode(source: string, from: number, length: number): number {
  const ticks = /`+/g;
  ticks.lastIndex = from;
  for (let match = ticks.exec(source); match; match = ticks.exec(source)) {
    if (match[0].length === length) return ticks.lastIndex;
  }
  return -1;
}
